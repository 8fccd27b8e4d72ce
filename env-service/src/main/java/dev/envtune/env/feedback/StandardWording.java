package dev.envtune.env.feedback;

import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;

/// The official result text of an outcome, which scoring compares.
public final class StandardWording {
    static final String RAISED = "Error during execution: ";

    private StandardWording() {}

    public static String of(Outcome outcome) {
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
