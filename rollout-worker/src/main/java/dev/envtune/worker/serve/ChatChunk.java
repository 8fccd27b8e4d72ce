package dev.envtune.worker.serve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a streamed answer to `/v1/chat/completions`.
record ChatChunk(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        @JsonInclude(Include.NON_NULL) @Nullable Usage usage) {
    /// @param tokenIds of this piece
    /// @param promptTokenIds in the first piece of a message
    record Choice(
            int index,
            Delta delta,
            ChatCompletion.@Nullable Logprobs logprobs,
            @Nullable String finishReason,
            @JsonInclude(Include.NON_NULL) @Nullable List<Integer> tokenIds,
            @JsonInclude(Include.NON_NULL) int @Nullable [] promptTokenIds) {}

    @JsonInclude(Include.NON_NULL)
    record Delta(
            @Nullable String role,
            @Nullable String content,
            @Nullable List<ChatCompletion.ToolCall> toolCalls) {}

    static ChatChunk of(Head head, List<Choice> choices, @Nullable Usage usage) {
        return new ChatChunk(
                head.id(), "chat.completion.chunk", head.created(), head.model(), choices, usage);
    }
}
