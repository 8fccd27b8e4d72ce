package dev.envtune.env.hints;

import dev.envtune.contract.Feedback;
import dev.envtune.env.feedback.GivenHint;
import dev.envtune.env.feedback.StandardWording;
import dev.envtune.env.feedback.Voice;
import dev.envtune.env.feedback.Voiced;
import dev.envtune.env.hints.Finding.Breach;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.Toolbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Calls a mutant in both voices and holds its hint to the properties.
final class Examination {
    static final int MOST_WORDS = 60;
    private static final String RAISED = "Error during execution: ";

    private final Trial trial;
    private final List<Breach> broken = new ArrayList<>();

    private Examination(Trial trial) {
        this.trial = trial;
    }

    /// @return null where the mutant does not fail, or fails as the ground truth itself does
    static @Nullable Finding of(Trial trial) {
        return new Examination(trial).finding();
    }

    private @Nullable Finding finding() {
        var call = trial.mutant().call();
        var plain = trial.before().copy();
        var standard = Voice.of(Feedback.STANDARD).say(plain.execute(call), trial.offer());
        var hinted = trial.before().copy();
        var outcome = hinted.execute(call);
        var failure = outcome.failure();
        if (failure == null || isOfTruth(failure)) {
            return null;
        }
        var voiced = Voice.of(Feedback.AUGMENTED).say(outcome, trial.offer());
        check(plain.sameState(hinted), Property.STATE, call.text());
        compare(standard.shown(), voiced, outcome);
        var again = trial.before().copy().execute(call);
        check(
                voiced.equals(Voice.of(Feedback.AUGMENTED).say(again, trial.offer())),
                Property.DETERMINISM,
                voiced.shown());
        var hint = voiced.hint();
        check(hint != null && !hint.text().isBlank(), Property.HINT, call.text());
        if (hint != null) {
            check(hint, new Visible(trial, outcome, failure));
        }
        return finding(outcome, failure, voiced, hinted);
    }

    /// Some calls of the ground truth give notices; what they say is no consequence of a mutation.
    private boolean isOfTruth(Failure failure) {
        if (trial.mutant().operator() == Operator.SKIP) {
            return false;
        }
        var truth = trial.before().copy().execute(trial.intended()).failure();
        return truth != null && truth.cause().name().equals(failure.cause().name());
    }

    private void check(boolean holds, Property property, String seen) {
        if (!holds) {
            broken.add(new Breach(property, seen));
        }
    }

    private void compare(String standard, Voiced voiced, Outcome outcome) {
        check(
                standard.startsWith(RAISED) == voiced.shown().startsWith(RAISED)
                        && standard.startsWith(RAISED) == outcome.raised()
                        && standard.equals(StandardWording.of(outcome)),
                Property.CHANNEL,
                voiced.shown());
        check(Shape.same(standard, voiced.shown()), Property.SHAPE, voiced.shown());
    }

    private void check(GivenHint hint, Visible visible) {
        int words = hint.text().split("\\s+").length;
        check(words <= MOST_WORDS, Property.LENGTH, words + " words: " + hint.text());
        for (var tool : heldOut(hint)) {
            broken.add(new Breach(Property.OFFER, tool + " in: " + hint.text()));
        }
        for (var value : Leaks.of(hint, trial, visible)) {
            broken.add(
                    new Breach(Property.LEAK, value + " in: " + hint.text() + " " + hint.next()));
        }
    }

    /// Tools that a hint names and the turn does not offer.
    private List<String> heldOut(GivenHint hint) {
        var named = new ArrayList<String>();
        var text = hint.next() == null ? hint.text() : hint.text() + " " + hint.next();
        for (var domain : Domains.installed().all()) {
            for (var tool : domain.tools().keySet()) {
                if (!trial.offer().names().contains(tool)
                        && !tool.equals(trial.mutant().call().name())
                        && isNamed(tool, text)) {
                    named.add(tool);
                }
            }
        }
        return named;
    }

    /// A name that is also an English word counts where it is called.
    private static boolean isNamed(String tool, String text) {
        boolean isWord = tool.chars().allMatch(Character::isLowerCase);
        return Words.contains(text, isWord ? tool + "(" : tool);
    }

    private Finding finding(Outcome outcome, Failure failure, Voiced voiced, Toolbox after) {
        var tool = Objects.requireNonNull(outcome.tool());
        var hint = voiced.hint();
        var normal = new Normal(outcome, failure);
        var standard = tool.name() + ": " + normal.of(voiced.standard());
        var augmented =
                voiced.beside() && hint != null
                        ? standard + " " + normal.of(hint.text())
                        : tool.name() + ": " + normal.of(voiced.shown());
        var next = hint == null ? null : hint.next();
        return new Finding(
                trial.task().id(),
                tool.domain(),
                hint == null ? failure.cause().hint().kind() : hint.kind(),
                trial.mutant(),
                hint,
                standard,
                augmented,
                broken,
                next == null ? null : NextAction.helps(next, trial, after));
    }
}
