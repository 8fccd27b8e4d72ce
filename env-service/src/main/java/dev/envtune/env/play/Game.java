package dev.envtune.env.play;

import dev.envtune.contract.CreateSession;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.TaskSummary;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.env.feedback.HintSelection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One session from the choice of its task to its score.
final class Game {
    private static final int SEEDS = 100_000;

    private final EnvClient client;
    private final Display display;
    private final Feedback feedback;
    private final Scoring scoring;
    private final @Nullable List<String> hints;

    /// @param hints the kinds of hints that are given, or null for every kind
    Game(
            EnvClient client,
            Display display,
            Feedback feedback,
            Scoring scoring,
            @Nullable List<String> hints) {
        this.client = client;
        this.display = display;
        this.feedback = feedback;
        this.scoring = scoring;
        this.hints = hints;
    }

    /// @param suite may be null where only one suite has the task
    TaskSummary named(String task, @Nullable String suite) {
        return client.task(task, suite);
    }

    /// A task of the suite.
    ///
    /// @param seed any if null
    TaskSummary random(String suite, @Nullable Integer seed) {
        var tasks = client.tasks(suite);
        if (tasks.isEmpty()) {
            throw new PlayException(
                    "The service has no tasks of suite " + suite + ".",
                    "Name another suite with --suite, or a task with --task.");
        }
        int used = seed == null ? new SplittableRandom().nextInt(SEEDS) : seed;
        var chosen = tasks.get(new SplittableRandom(used).nextInt(tasks.size()));
        display.say("Chose %s; --seed %d chooses it again.".formatted(chosen.id(), used));
        return chosen;
    }

    /// Plays and tells the score.
    ///
    /// @return whether the episode was played to its end, and as well as the player must
    boolean play(TaskSummary task, Player player) {
        var request =
                new CreateSession(
                        null,
                        task.suite(),
                        task.id(),
                        feedback,
                        scoring,
                        hints == null ? null : Map.of(HintSelection.OTHERS, hints));
        var session = new OpenSession(client, request, task.domains(), display);
        try {
            player.play(session);
        } catch (PlayException e) {
            leave(session);
            throw e;
        }
        display.say("");
        var score = session.score();
        display.score(score);
        if (!session.terminated()) {
            leave(session);
            return false;
        }
        return !player.mustBePerfect() || isPerfect(score);
    }

    private void leave(OpenSession session) {
        session.delete();
        display.say("Left before the end; the session is removed.");
    }

    private static boolean isPerfect(ScoreView score) {
        return score.verdict().valid()
                && score.turnScores().stream().allMatch(Integer.valueOf(1)::equals);
    }
}
