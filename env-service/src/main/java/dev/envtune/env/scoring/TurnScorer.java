package dev.envtune.env.scoring;

import dev.envtune.env.sandbox.Toolbox;
import java.util.Collection;

/// Scores a turn when it ends.
@FunctionalInterface
public interface TurnScorer {
    /// @param state after the turn
    /// @param results the official result texts of all calls executed so far, in all turns
    /// @param executed whether any call was executed in this turn
    /// @return 0 or 1; 0 where the turn has no ground truth
    int score(int turn, Toolbox state, Collection<String> results, boolean executed);

    /// Ground truth always runs, from its own shared states.
    static TurnScorer full(Truth truth) {
        return (turn, state, results, executed) ->
                executed
                                && !truth.turn(turn).results().isEmpty()
                                && TurnCheck.of(state, results, truth.turn(turn))
                                        == TurnCheck.MATCHES
                        ? 1
                        : 0;
    }
}
