package dev.envtune.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that the service keeps of a session: a replay of it gives the same responses.
///
/// @param suiteHash the content hash of the suite
/// @param taskHash the content hash of the task
/// @param hints the selected kinds by domain, as in [CreateSession], or null for every kind
/// @param sandboxVersion of the service that created the session
public record SessionLog(
        String id,
        String suite,
        String suiteHash,
        String task,
        String taskHash,
        Feedback feedback,
        Scoring scoring,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, List<String>> hints,
        String sandboxVersion,
        Instant created,
        List<Step> steps) {
    public SessionLog {
        steps = List.copyOf(steps);
    }

    /// @param created when it was taken
    /// @param bodySha256 of the canonical request, hex: the same step has the same
    public record Step(
            int step,
            Instant created,
            String bodySha256,
            StepRequest request,
            StepResponse response) {}
}
