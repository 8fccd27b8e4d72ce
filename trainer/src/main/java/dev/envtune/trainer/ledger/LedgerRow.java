package dev.envtune.trainer.ledger;

import dev.envtune.contract.Trajectory;
import org.jspecify.annotations.Nullable;

/// A rollout as the ledger has it.
///
/// @param version of the policy that it must be sampled from
/// @param seed of its sampling
/// @param trajectory while it is DONE
/// @param reason where it is DROPPED
public record LedgerRow(
        RolloutKey key,
        State state,
        int version,
        long seed,
        @Nullable Trajectory trajectory,
        @Nullable String reason) {
    /// How far a rollout is.
    public enum State {
        PLANNED,
        RUNNING,
        /// Its trajectory is here and waits for a checkpoint that has learnt from it.
        DONE,
        /// A checkpoint has learnt from it.
        CONSUMED,
        DROPPED
    }

    /// Whether it is still to be played.
    public boolean isOpen() {
        return state == State.PLANNED || state == State.RUNNING;
    }
}
