package dev.envtune.bench.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.StepRequest;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.scoring.Truth;
import dev.envtune.env.session.CallListener;
import dev.envtune.env.session.Episode;
import dev.envtune.env.session.GroundTruthCalls;
import dev.envtune.env.session.PlayableTask;
import dev.envtune.env.task.Suite;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The ground truth of a suite, ready to be played again and again, each time in fresh sessions.
final class Workload {
    private final List<PlayableTask> tasks;
    private final List<List<StepRequest>> steps;
    private final Episode.Options options;
    private final int calls;

    Workload(Suite suite, Instant created) {
        this.tasks = suite.tasks().stream().map(task -> new PlayableTask(suite, task)).toList();
        this.steps = tasks.stream().map(Workload::steps).toList();
        this.options = new Episode.Options(Feedback.STANDARD, Scoring.FULL, created);
        this.calls =
                tasks.stream()
                        .flatMap(task -> task.groundTruth().stream())
                        .mapToInt(List::size)
                        .sum();
    }

    /// Each turn is one step with all its calls and one with an answer.
    private static List<StepRequest> steps(PlayableTask task) {
        var steps = new ArrayList<StepRequest>();
        for (var calls : task.groundTruth()) {
            if (!calls.isEmpty()) {
                steps.add(StepRequest.calls(steps.size(), GroundTruthCalls.structured(calls)));
            }
            steps.add(StepRequest.calls(steps.size(), List.of()));
        }
        return steps;
    }

    List<PlayableTask> tasks() {
        return tasks;
    }

    List<PlayableTask> tasks(Category category) {
        return tasks.stream().filter(task -> task.task().category() == category).toList();
    }

    Episode.Options options() {
        return options;
    }

    Instant created() {
        return options.created();
    }

    /// Calls of one round over all tasks.
    int calls() {
        return calls;
    }

    /// One round of bare calls: parsing, tools, result texts.
    ///
    /// @return the characters of all results, so that none can be left out as unused
    long playCalls() {
        long characters = 0;
        for (var task : tasks) {
            var toolbox = new Toolbox(task.setup(), created());
            for (var turn : task.groundTruth()) {
                for (var result : Truth.execute(toolbox, turn)) {
                    characters += result.length();
                }
            }
        }
        return characters;
    }

    /// One round of whole sessions: structured steps, observations, turn scores, verdict.
    ///
    /// @return how many tasks got a valid verdict, which for ground truth is all of them
    int playSessions() {
        int valid = 0;
        for (int i = 0; i < tasks.size(); i++) {
            var episode = new Episode(tasks.get(i), options, CallListener.NONE);
            for (var step : steps.get(i)) {
                episode.step(step);
            }
            valid += episode.score("bench").verdict().valid() ? 1 : 0;
        }
        return valid;
    }

    /// SHA-256 over all results of a round, each in UTF-8 and a line feed, hex.
    String resultsSha256() {
        var digest = sha256();
        for (var task : tasks) {
            var toolbox = new Toolbox(task.setup(), created());
            for (var turn : task.groundTruth()) {
                for (var result : Truth.execute(toolbox, turn)) {
                    digest.update(result.getBytes(UTF_8));
                    digest.update((byte) '\n');
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
