package dev.envtune.env.hints;

import dev.envtune.env.feedback.Offer;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.call.CallParser;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.session.PlayableTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plays the ground truth of one task, and before each of its calls tries mutants of it on copies of the
/// state. The same seed and task give the same mutants.
final class MutatedReplay {
    /// What the sandboxes take for the present.
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    /// How many earlier calls are left out, one at a time, in search of one that is missed.
    private static final int MOST_SKIPS = 4;

    private final PlayableTask playable;
    private final int mutations;
    private final Random random;
    private final Consumer<Trial> trials;
    private final List<ToolCall> made = new ArrayList<>();
    private final Toolbox live;
    private int turn;
    private Offer offer;

    /// @param mutations how many mutants each call has
    MutatedReplay(PlayableTask playable, long seed, int mutations, Consumer<Trial> trials) {
        this.playable = playable;
        this.mutations = mutations;
        this.random = new Random(31 * seed + playable.task().id().hashCode());
        this.trials = trials;
        this.live = new Toolbox(playable.setup(), CREATED);
        this.offer = new Offer(playable.offered(0));
    }

    /// @return how many calls the ground truth makes
    int run() {
        for (turn = 0; turn < playable.groundTruth().size(); turn++) {
            offer = new Offer(playable.offered(turn));
            for (var source : playable.groundTruth().get(turn)) {
                var intended = intended(source);
                trials(intended).forEach(trials);
                live.execute(intended);
                made.add(intended);
            }
        }
        return made.size();
    }

    private ToolCall intended(String source) {
        if (CallParser.parse(source) instanceof ToolCall call) {
            var tool = Domains.installed().findTool(call.name());
            if (tool != null) {
                return Mutator.named(tool, call);
            }
        }
        throw new IllegalArgumentException(
                "ground truth of " + playable.task().id() + " calls no installed tool: " + source);
    }

    private List<Trial> trials(ToolCall intended) {
        var tool = Objects.requireNonNull(Domains.installed().findTool(intended.name()));
        var chosen = new ArrayList<Trial>();
        var skipped = made.isEmpty() ? null : skipping(intended);
        if (skipped != null) {
            chosen.add(skipped);
        }
        for (var mutant : Mutator.of(tool, intended, random)) {
            if (chosen.size() == mutations) {
                break;
            }
            chosen.add(trial(intended, mutant, live));
        }
        return chosen;
    }

    private Trial trial(ToolCall intended, Mutant mutant, Toolbox before) {
        return new Trial(playable.task(), turn, intended, mutant, before, offer);
    }

    /// The call in a state that lacks an earlier call; null where none of those tried is missed.
    private @Nullable Trial skipping(ToolCall intended) {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < made.size(); i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, random);
        for (int number : numbers.subList(0, Math.min(MOST_SKIPS, numbers.size()))) {
            var without = new Toolbox(playable.setup(), CREATED);
            for (int i = 0; i < made.size(); i++) {
                if (i != number) {
                    without.execute(made.get(i));
                }
            }
            if (without.copy().execute(intended).failure() != null) {
                return trial(intended, new Mutant(Operator.SKIP, "", intended), without);
            }
        }
        return null;
    }
}
