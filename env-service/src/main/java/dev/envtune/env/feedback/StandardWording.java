package dev.envtune.env.feedback;

import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;

/// The official result text of an outcome, which scoring compares.
public final class StandardWording {
    static final String RAISED = "Error during execution: ";

    /// Characters that the text of a result may have.
    public static final int MOST_CHARACTERS = 1 << 17;

    /// In place of a longer one.
    public static final String BEYOND =
            RAISED
                    + "the result of this call exceeds the limit of "
                    + MOST_CHARACTERS
                    + " characters";

    private StandardWording() {}

    /// [#BEYOND] where the text would be too long.
    public static String of(Outcome outcome) {
        try {
            var text = text(outcome);
            return text.length() <= MOST_CHARACTERS ? text : BEYOND;
        } catch (PythonError e) {
            return e.type() == PythonError.Type.MEMORY_ERROR ? BEYOND : RAISED + e.text();
        }
    }

    private static String text(Outcome outcome) {
        return switch (outcome.result()) {
            case ToolResult.Ok(Value value, _) -> TextForms.result(value);
            case ToolResult.Failed(var failure) ->
                    failed(
                            failure.cause().wording(),
                            Template.fill(failure.cause().wording().template(), outcome, failure));
        };
    }

    private static String failed(Wording wording, String text) {
        return wording.channel() == Wording.Channel.RAISED
                ? RAISED + text
                : TextForms.result(wording.standard(text));
    }
}
