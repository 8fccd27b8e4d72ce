package dev.envtune.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a step led to.
///
/// @param step its number
/// @param turn the turn it belonged to
/// @param code -3 format error, -2 a call raised, -1 calls ran, else the score of the turn it ended, 0 or 1
/// @param results of the calls, where they are shown
/// @param messages to append to the conversation
/// @param revealed tools that are offered from the next turn on
/// @param terminated whether the task ended with this step
/// @param progress mean turn score, once terminated
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepResponse(
        int step,
        int turn,
        ObservationKind kind,
        int code,
        List<CallResult> results,
        List<Message> messages,
        List<FunctionTool> revealed,
        boolean terminated,
        @Nullable Double progress) {
    public StepResponse {
        results = List.copyOf(results);
        messages = List.copyOf(messages);
        revealed = List.copyOf(revealed);
    }
}
