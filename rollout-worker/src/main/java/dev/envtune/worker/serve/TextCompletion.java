package dev.envtune.worker.serve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to `/v1/completions`, or a piece of it in a stream.
record TextCompletion(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        @JsonInclude(Include.NON_NULL) @Nullable Usage usage) {
    /// @param finishReason `stop`, `length`, or null in a stream that goes on
    /// @param tokenIds sampled ones, with the token that ended the message
    record Choice(
            int index,
            String text,
            @Nullable Logprobs logprobs,
            @Nullable String finishReason,
            @JsonInclude(Include.NON_NULL) @Nullable List<Integer> tokenIds,
            @JsonInclude(Include.NON_NULL) int @Nullable [] promptTokenIds) {}

    /// Lists of equal length.
    ///
    /// @param textOffset where a token's text begins in that of the message, in characters
    record Logprobs(
            List<String> tokens,
            List<Float> tokenLogprobs,
            @Nullable List<Object> topLogprobs,
            List<Integer> textOffset) {}

    static TextCompletion of(Head head, List<Choice> choices, @Nullable Usage usage) {
        return new TextCompletion(
                head.id(), "text_completion", head.created(), head.model(), choices, usage);
    }
}
