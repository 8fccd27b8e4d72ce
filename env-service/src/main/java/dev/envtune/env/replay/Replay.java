package dev.envtune.env.replay;

import dev.envtune.contract.CallResult;
import dev.envtune.contract.CreateSession;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.StepResponse;
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
    /// The part of the session API that a replay uses.
    public interface Environment {
        /// @return the session's id
        String create(CreateSession request);

        StepResponse step(String session, StepRequest request);

        ScoreView score(String session);

        void delete(String session);
    }

    private static final int AT_ONCE = 64;

    private final Environment environment;
    private final Suite suite;

    public Replay(Environment environment, Suite suite) {
        this.environment = environment;
        this.suite = suite;
    }

    /// @param official whether the suite is the official release, whose hashes are known
    /// @param progress hears how many tasks are done
    public ReplayReport run(boolean official, IntConsumer progress) throws InterruptedException {
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
            for (var future : futures) {
                replays.add(future.get());
                progress.accept(replays.size());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        }
        return ReplayReport.of(replays, official);
    }

    private TaskReplay play(Task task) {
        var session =
                environment.create(
                        new CreateSession(
                                "replay-" + UUID.randomUUID(),
                                suite.name(),
                                task.id(),
                                Feedback.STANDARD,
                                Scoring.FULL));
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
