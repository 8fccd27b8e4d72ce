package dev.envtune.env.replay;

import dev.envtune.contract.CallResult;
import dev.envtune.contract.CreateSession;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.env.session.GroundTruthCalls;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/// Plays the ground truth of every task of a suite through sessions, many at once: each turn is one step
/// with its calls and one with an answer.
public final class Replay {
    private static final int AT_ONCE = 64;

    private final EnvClient environment;
    private final Suite suite;

    public Replay(EnvClient environment, Suite suite) {
        this.environment = environment;
        this.suite = suite;
    }

    /// @param official whether the suite is the official release, whose hashes are known
    /// @param progress hears how many tasks are done
    public ReplayReport run(boolean official, IntConsumer progress) {
        var places = new Semaphore(AT_ONCE);
        var replays = new ArrayList<TaskReplay>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TaskReplay>> futures = new ArrayList<>();
            for (var task : suite.tasks()) {
                futures.add(
                        threads.submit(
                                () -> {
                                    places.acquire();
                                    try {
                                        return play(task);
                                    } finally {
                                        places.release();
                                    }
                                }));
            }
            try {
                for (var future : futures) {
                    replays.add(future.get());
                    progress.accept(replays.size());
                }
            } finally {
                threads.shutdownNow(); // after a failure the others are not waited for
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while playing", e);
        }
        return ReplayReport.of(replays, official);
    }

    private TaskReplay play(Task task) {
        var session = "replay-" + UUID.randomUUID();
        environment.create(
                new CreateSession(
                        session, suite.name(), task.id(), Feedback.STANDARD, Scoring.FULL));
        var results = new ArrayList<String>();
        int step = 0;
        for (var turn : task.turns()) {
            if (!turn.groundTruth().isEmpty()) {
                var calls = GroundTruthCalls.structured(turn.groundTruth());
                var response = environment.step(session, StepRequest.calls(step++, calls));
                response.results().stream().map(CallResult::result).forEach(results::add);
            }
            environment.step(session, StepRequest.calls(step++, List.of()));
        }
        var score = environment.score(session);
        environment.delete(session);
        return new TaskReplay(task, results, score);
    }
}
