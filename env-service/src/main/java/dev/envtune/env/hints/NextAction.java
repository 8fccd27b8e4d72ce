package dev.envtune.env.hints;

import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.Objects;

/// Tries next actions.
final class NextAction {
    private NextAction() {}

    /// Whether a next action makes the failing step succeed: it is itself that step, repaired, and succeeds;
    /// or after it the mutant succeeds; or its result shows the right value of the argument that the mutation
    /// spoilt, and with that value the step succeeds.
    static boolean helps(String next, Trial trial) {
        var state = trial.before().copy();
        var outcome = state.execute(next);
        if (!succeeded(outcome)) {
            return false;
        }
        var mutant = trial.mutant();
        var call = Objects.requireNonNull(outcome.call());
        return call.name().equals(mutant.call().name())
                || succeeded(state.copy().execute(mutant.call()))
                || shows(outcome, mutant, trial.intended())
                        && succeeded(state.execute(trial.intended()));
    }

    /// Whether a call did what it was made for: it neither failed nor gave a sentinel.
    static boolean succeeded(Outcome outcome) {
        return outcome.result() instanceof ToolResult.Ok(_, var notice) && notice == null;
    }

    private static boolean shows(Outcome outcome, Mutant mutant, ToolCall intended) {
        var right = intended.named().get(mutant.argument());
        if (right == null || !(outcome.result() instanceof ToolResult.Ok(Value value, _))) {
            return false;
        }
        var shown = TextForms.str(value);
        return Leaves.of(right).stream()
                .allMatch(leaf -> Words.contains(shown, TextForms.str(leaf)));
    }
}
