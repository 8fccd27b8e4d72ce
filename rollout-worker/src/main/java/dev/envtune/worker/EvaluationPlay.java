package dev.envtune.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.contract.EmittedCalls;
import dev.envtune.contract.TaskSummary;
import dev.envtune.contract.Trajectory;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.terminal.Progress;
import dev.envtune.contract.terminal.Safe;
import dev.envtune.policy.generate.CounterRandom;
import dev.envtune.worker.evaluation.EvaluationException;
import dev.envtune.worker.evaluation.EvaluationFolder;
import dev.envtune.worker.evaluation.EvaluationSettings;
import dev.envtune.worker.evaluation.PlayedEpisode;
import dev.envtune.worker.rollout.EpisodePlan;
import dev.envtune.worker.rollout.EpisodePlayer;
import dev.envtune.worker.rollout.Limits;
import dev.envtune.worker.rollout.Purpose;
import dev.envtune.worker.rollout.RolloutResult;
import dev.envtune.worker.rollout.Rollouts;
import java.io.PrintWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Plays the episodes of an evaluation that are not kept yet.
final class EvaluationPlay {
    private final EvaluationSettings settings;
    private final EvaluatedPolicy policy;
    private final EnvClient environment;
    private final Progress progress;
    private final List<TaskSummary> tasks;

    /// An episode to play.
    private record Place(TaskSummary task, int sample) {}

    EvaluationPlay(
            EvaluationSettings settings,
            EvaluatedPolicy policy,
            EnvClient environment,
            Progress progress) {
        this.settings = settings;
        this.policy = policy;
        this.environment = environment;
        this.progress = progress;
        this.tasks =
                (settings.half().equals("all")
                                ? environment.tasks(settings.suite())
                                : environment.tasks(settings.suite(), settings.half()))
                        .stream()
                                .filter(task -> settings.categories().contains(task.category()))
                                .toList();
        if (tasks.isEmpty()) {
            throw new EvaluationException(
                    "Suite %s has no task of these categories in its half '%s'. Change --category or --half."
                            .formatted(settings.suite(), settings.half()));
        }
    }

    EvaluationFolder.Subject subject() {
        return new EvaluationFolder.Subject(settings, policy.checksum(), checksum(tasks));
    }

    private static String checksum(List<TaskSummary> tasks) {
        var contents =
                tasks.stream()
                        .map(task -> task.id() + " " + task.contentHash())
                        .sorted()
                        .collect(Collectors.joining("\n"));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(contents.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Plays what the folder lacks.
    ///
    /// @param show how many episodes are printed
    /// @return how many episodes could not be played
    int into(EvaluationFolder folder, int show, PrintWriter screen) {
        var places = missing(folder.episodes());
        var shown = new AtomicInteger();
        var calls = new ConcurrentHashMap<String, EmittedCalls>();
        var player =
                new EpisodePlayer(
                        environment,
                        policy.policy(),
                        new Purpose.Evaluation(emitted -> calls.put(emitted.id(), emitted)));
        var rollouts = new Rollouts(player, Limits.DEFAULT, EvaluatedPolicy.AT_ONCE);
        var done = new AtomicInteger();
        var dropped = new AtomicInteger();
        Rollouts.Listener listener =
                (plan, result) -> {
                    switch (result) {
                        case RolloutResult.Finished(var trajectory) -> {
                            var place = Objects.requireNonNull(places.get(plan));
                            var emitted =
                                    Objects.requireNonNull(calls.remove(trajectory.session()));
                            folder.add(
                                    PlayedEpisode.of(
                                            trajectory,
                                            emitted,
                                            place.task().scenario(),
                                            place.sample()));
                            if (shown.getAndIncrement() < show) {
                                print(trajectory, screen);
                            }
                        }
                        case RolloutResult.Dropped(var reason, var cause) -> {
                            dropped.incrementAndGet();
                            progress.say(
                                    "dropped %s (%s: %s)".formatted(plan.task(), reason, cause));
                        }
                    }
                    done.incrementAndGet();
                };
        var plans = List.copyOf(places.keySet());
        return progress.during(
                () -> "played %d of %d episodes".formatted(done.get(), plans.size()),
                () -> {
                    play(rollouts, plans, listener);
                    return dropped.get();
                });
    }

    private static void play(
            Rollouts rollouts, List<EpisodePlan> plans, Rollouts.Listener listener) {
        try {
            rollouts.play(plans, listener);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while playing episodes", e);
        }
    }

    private Map<EpisodePlan, Place> missing(List<PlayedEpisode> kept) {
        var have =
                kept.stream()
                        .map(one -> one.task() + " " + one.sample())
                        .collect(Collectors.toSet());
        var run = UUID.randomUUID().toString();
        var missing = new LinkedHashMap<EpisodePlan, Place>();
        for (var task : tasks) {
            for (int sample = 0; sample < settings.samples(); sample++) {
                if (!have.contains(task.id() + " " + sample)) {
                    missing.put(plan(run, task, sample), new Place(task, sample));
                }
            }
        }
        return missing;
    }

    private EpisodePlan plan(String run, TaskSummary task, int sample) {
        return new EpisodePlan(
                "eval-%s-%s-%d".formatted(run, task.id(), sample),
                settings.suite(),
                task.id(),
                settings.feedback(),
                settings.scoring(),
                0,
                settings.temperature(),
                policy.maxTokens(),
                CounterRandom.seed(settings.seed(), task.id().hashCode(), sample));
    }

    private static synchronized void print(Trajectory trajectory, PrintWriter screen) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("== %s %s".formatted(trajectory.task(), trajectory.score().turnScores()));
        for (var exchange : trajectory.exchanges()) {
            lines.add("  policy: " + Safe.text(exchange.text()));
            for (var message : exchange.response().messages()) {
                lines.add("  " + message.role() + ": " + Safe.text(message.content()));
            }
        }
        lines.forEach(screen::println);
        screen.flush();
    }
}
