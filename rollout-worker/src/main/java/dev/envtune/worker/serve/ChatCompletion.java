package dev.envtune.worker.serve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.envtune.policy.text.Tokenizer;
import dev.envtune.worker.completion.Event;
import dev.envtune.worker.completion.MessagePart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to `/v1/chat/completions`.
record ChatCompletion(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        @Nullable Usage usage) {
    /// @param finishReason `stop`, `length` or `tool_calls`
    /// @param tokenIds sampled ones, with the token that ended the message
    record Choice(
            int index,
            Message message,
            @Nullable Logprobs logprobs,
            String finishReason,
            @JsonInclude(Include.NON_NULL) @Nullable List<Integer> tokenIds,
            @JsonInclude(Include.NON_NULL) int @Nullable [] promptTokenIds) {}

    /// @param content null where there are nothing but calls
    record Message(
            String role,
            @Nullable String content,
            @Nullable String refusal,
            @JsonInclude(Include.NON_NULL) @Nullable List<ToolCall> toolCalls) {}

    /// @param index among the calls of a message, in streams only
    record ToolCall(
            @JsonInclude(Include.NON_NULL) @Nullable Integer index,
            String id,
            String type,
            Function function) {
        static ToolCall of(@Nullable Integer index, MessagePart.Call call) {
            return new ToolCall(
                    index,
                    Head.newId("call"),
                    "function",
                    new Function(call.name(), call.arguments()));
        }
    }

    /// @param arguments a JSON object as a string
    record Function(String name, String arguments) {}

    record Logprobs(List<TokenLogprob> content, @Nullable List<TokenLogprob> refusal) {}

    /// @param bytes of the token, as unsigned numbers
    record TokenLogprob(
            String token, float logprob, List<Integer> bytes, List<Object> topLogprobs) {
        static TokenLogprob of(Event.Token token, Tokenizer tokenizer) {
            var bytes = new ArrayList<Integer>();
            for (byte value : tokenizer.bytes(token.id())) {
                bytes.add(value & 0xff);
            }
            return new TokenLogprob(
                    tokenizer.decode(token.id()), token.logprob(), bytes, List.of());
        }
    }

    static ChatCompletion of(Head head, List<Choice> choices, Usage usage) {
        return new ChatCompletion(
                head.id(), "chat.completion", head.created(), head.model(), choices, usage);
    }
}
