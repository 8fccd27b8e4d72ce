package dev.envtune.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What came of one call.
///
/// @param call the call as text, as it was executed
/// @param result the result in the session's feedback
/// @param raised whether it raised, which is what the reward codes count
/// @param failure the label of the cause, or null for a success
/// @param hint only in augmented feedback, and of a kind that the session selects
/// @param standard the official wording, where that of `result` is another
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallResult(
        String call,
        String result,
        boolean raised,
        @Nullable String failure,
        @Nullable HintView hint,
        @Nullable String standard) {
    /// A result in its official wording.
    public CallResult(
            String call,
            String result,
            boolean raised,
            @Nullable String failure,
            @Nullable HintView hint) {
        this(call, result, raised, failure, hint, null);
    }
}
