package dev.envtune.env.feedback;

import dev.envtune.contract.Feedback;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.TextForms;

/// Words outcomes. Channel, shape, success and state of a call are the same in every voice.
@FunctionalInterface
public interface Voice {
    /// @param offer the tools that hints may name
    Voiced say(Outcome outcome, Offer offer);

    static Voice of(Feedback feedback) {
        return switch (feedback) {
            case STANDARD -> (outcome, _) -> Voiced.plain(StandardWording.of(outcome));
            case AUGMENTED -> Voice::augmented;
        };
    }

    private static Voiced augmented(Outcome outcome, Offer offer) {
        var standard = StandardWording.of(outcome);
        return switch (outcome.result()) {
            case ToolResult.Ok(_, var notice) ->
                    notice == null
                            ? Voiced.plain(standard)
                            : new Voiced(
                                    standard, standard, Hints.of(outcome, notice, offer), true);
            case ToolResult.Failed(var failure) -> augmented(outcome, failure, standard, offer);
        };
    }

    private static Voiced augmented(
            Outcome outcome, Failure failure, String standard, Offer offer) {
        var hint = Hints.of(outcome, failure, offer);
        var wording = failure.cause().wording();
        var text = Template.fill(wording.template(), outcome, failure);
        var separator = text.isEmpty() || text.endsWith(".") ? " " : ". ";
        var augmented = (text + separator).stripLeading() + "Hint: " + hint.text();
        var shown =
                wording.channel() == Wording.Channel.RAISED
                        ? StandardWording.RAISED + augmented
                        : TextForms.result(wording.shaped(augmented));
        return new Voiced(standard, shown, hint, false);
    }
}
