package dev.envtune.trainer.run;

import dev.envtune.contract.Feedback;
import dev.envtune.contract.TaskSummary;
import dev.envtune.contract.Trajectory;
import dev.envtune.trainer.algorithm.RolloutReward;
import dev.envtune.trainer.config.RunConfig;
import dev.envtune.trainer.metrics.ValidationMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics.Episode;
import dev.envtune.trainer.metrics.ValidationMetrics.Moment;
import dev.envtune.worker.rollout.EpisodePlan;
import dev.envtune.worker.rollout.RolloutResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plays the held-out tasks greedily, with standard feedback.
final class Validator {
    private final Player player;
    private final List<TaskSummary> tasks;
    private final RunConfig config;
    private final String id;
    private @Nullable Played last;

    /// @param id of this process's part of the run, for the names of sessions
    Validator(Player player, List<TaskSummary> tasks, RunConfig config, String id) {
        this.player = player;
        this.tasks = tasks;
        this.config = config;
        this.id = id;
    }

    /// What a version of the policy played: the same for every stage that it is validated for.
    private record Played(int version, List<Trajectory> trajectories, double seconds) {}

    ValidationMetrics validate(int version, int stageNumber, Moment moment)
            throws InterruptedException {
        var played = last;
        if (played == null || played.version() != version) {
            played = play(version);
            last = played;
        }
        var stage = config.stages().get(stageNumber - 1);
        var episodes = new ArrayList<Episode>();
        for (var trajectory : played.trajectories()) {
            episodes.add(episode(trajectory, stage.reward()));
        }
        return new ValidationMetrics(
                version,
                stageNumber,
                stage.name(),
                moment,
                Instant.now(),
                episodes,
                played.seconds());
    }

    private Played play(int version) throws InterruptedException {
        long begun = System.nanoTime();
        var plans = tasks.stream().map(task -> plan(task, version)).toList();
        var trajectories = new ArrayList<Trajectory>();
        for (var result : player.play("validation", plans, (_, _) -> {})) {
            switch (result) {
                case RolloutResult.Finished(var trajectory) -> trajectories.add(trajectory);
                case RolloutResult.Dropped(var reason, var cause) ->
                        throw new RunException(
                                "A held-out task cannot be played (%s: %s). Resume the run when that is mended."
                                        .formatted(reason, cause));
            }
        }
        return new Played(version, trajectories, (System.nanoTime() - begun) / 1e9);
    }

    private EpisodePlan plan(TaskSummary task, int version) {
        return new EpisodePlan(
                "%s-v%d-%s".formatted(id, version, task.id()),
                task.suite(),
                task.id(),
                Feedback.STANDARD,
                config.scoring(),
                version,
                0,
                player.maxTokens(),
                0);
    }

    private static Episode episode(Trajectory trajectory, RunConfig.Reward reward) {
        var score = trajectory.score();
        return new Episode(
                trajectory.task(),
                trajectory.category(),
                RolloutReward.of(reward, score),
                score.rewards().progress(),
                score.groundTruthTurns(),
                score.baseline(),
                score.verdict().valid(),
                trajectory.messages().size(),
                Trajectories.calls(trajectory),
                score.turnScores().size(),
                trajectory.truncated());
    }
}
