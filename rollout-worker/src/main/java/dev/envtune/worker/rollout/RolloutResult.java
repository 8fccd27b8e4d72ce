package dev.envtune.worker.rollout;

import dev.envtune.contract.Trajectory;

/// What became of a rollout.
public sealed interface RolloutResult {
    /// It was played to its end, or until the context window was full.
    record Finished(Trajectory trajectory) implements RolloutResult {}

    /// It has no end, and so no reward: not 0, but none.
    ///
    /// @param cause what the last attempt came to, for people
    record Dropped(Reason reason, String cause) implements RolloutResult {}

    /// Why the last attempt failed.
    enum Reason {
        /// It took too long.
        DEADLINE,
        /// The environment service answered with a problem.
        ENVIRONMENT,
        /// The policy's engine gave no answer that could be used.
        POLICY
    }
}
