package dev.envtune.contract;

import java.time.Instant;
import java.util.List;

/// All that the service keeps of a session: a replay of it gives the same responses.
///
/// @param suiteHash the content hash of the suite
/// @param taskHash the content hash of the task
/// @param sandboxVersion of the service that created the session
public record SessionLog(
        String id,
        String suite,
        String suiteHash,
        String task,
        String taskHash,
        Feedback feedback,
        Scoring scoring,
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
