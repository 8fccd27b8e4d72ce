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
    /// Characters that a failure's own words and its hint may add to the longest standard text.
    int MOST_ADDED = 1 << 14;

    /// @param offer the tools that hints may name
    Voiced say(Outcome outcome, Offer offer);

    /// A voice that gives hints of every kind, where the feedback has hints.
    static Voice of(Feedback feedback) {
        return of(feedback, HintSelection.ALL);
    }

    /// @param hints which hints are given in augmented feedback
    static Voice of(Feedback feedback, HintSelection hints) {
        return switch (feedback) {
            case STANDARD -> (outcome, _) -> Voiced.plain(StandardWording.of(outcome));
            case AUGMENTED -> (outcome, offer) -> augmented(outcome, offer, hints);
        };
    }

    private static Voiced augmented(Outcome outcome, Offer offer, HintSelection hints) {
        var standard = StandardWording.of(outcome);
        var failure = outcome.failure();
        if (failure == null
                || standard.equals(StandardWording.BEYOND)
                || !hints.includes(Hints.kind(failure), outcome)) {
            return Voiced.plain(standard);
        }
        var hint = Hints.of(outcome, failure, offer);
        return switch (outcome.result()) {
            case ToolResult.Ok _ -> new Voiced(standard, standard, hint, true);
            case ToolResult.Failed _ -> {
                var shown = shown(outcome, failure, hint);
                yield shown.length() <= StandardWording.MOST_CHARACTERS + MOST_ADDED
                        ? new Voiced(standard, shown, hint, false)
                        : Voiced.plain(standard);
            }
        };
    }

    private static String shown(Outcome outcome, Failure failure, GivenHint hint) {
        var wording = failure.cause().wording();
        var text = Template.fill(wording.template(), outcome, failure);
        var separator = text.isEmpty() || text.endsWith(".") ? " " : ". ";
        var augmented = (text + separator).stripLeading() + "Hint: " + hint.text();
        return wording.channel() == Wording.Channel.RAISED
                ? StandardWording.RAISED + augmented
                : TextForms.result(wording.shaped(augmented));
    }
}
