package dev.envtune.env.hints;

import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tries next actions.
final class NextAction {
    private NextAction() {}

    /// Whether a next action makes the failing step succeed: it is itself that step with the right value of
    /// the argument that the mutation spoilt, and succeeds; or after it the mutant succeeds; or its result
    /// shows that right value, and with it the step succeeds.
    ///
    /// @param state after the mutant; it is changed
    static boolean helps(String next, Trial trial, Toolbox state) {
        var usual = notice(trial.before().copy().execute(trial.intended()));
        var outcome = state.execute(next);
        if (!(outcome.result() instanceof ToolResult.Ok)) {
            return false;
        }
        var mutant = trial.mutant();
        var call = Objects.requireNonNull(outcome.call());
        return isRepaired(call, trial) && succeeded(outcome, usual)
                || succeeded(state.copy().execute(mutant.call()), usual)
                || shows(outcome, mutant, trial.intended())
                        && succeeded(state.execute(trial.intended()), usual);
    }

    private static boolean isRepaired(ToolCall call, Trial trial) {
        var spoilt = trial.mutant().argument();
        var right = trial.intended().named().get(spoilt);
        return call.name().equals(trial.intended().name())
                && trial.mutant().operator() != Operator.SKIP
                && Objects.equals(call.named().get(spoilt), right);
    }

    /// Whether a call did what it was made for: it neither failed nor gave a sentinel that the ground truth
    /// does not give.
    private static boolean succeeded(Outcome outcome, @Nullable String usual) {
        return outcome.result() instanceof ToolResult.Ok
                && (notice(outcome) == null || Objects.equals(notice(outcome), usual));
    }

    private static @Nullable String notice(Outcome outcome) {
        return outcome.result() instanceof ToolResult.Ok(_, var notice) && notice != null
                ? notice.cause().name()
                : null;
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
