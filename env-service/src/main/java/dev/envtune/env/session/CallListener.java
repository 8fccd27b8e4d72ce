package dev.envtune.env.session;

import dev.envtune.env.sandbox.Outcome;

/// Hears of every call that an episode executes.
@FunctionalInterface
public interface CallListener {
    /// For episodes that nobody measures.
    CallListener NONE = (outcome, nanos) -> {};

    /// @param nanos how long the call took, its parsing included
    void executed(Outcome outcome, long nanos);
}
