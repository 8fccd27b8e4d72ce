package dev.envtune.bench.micro;

import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.scoring.Truth;
import dev.envtune.env.session.CallListener;
import dev.envtune.env.session.Episode;
import dev.envtune.env.session.PlayableTask;
import dev.envtune.env.task.StarterSuite;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Creation of sessions and comparison of states, on the starter suite: the mean over a scenario of each
/// of the eight domains.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SessionBenchmark {
    private static final int TASKS = 8;
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private final Episode.Options options =
            new Episode.Options(Feedback.STANDARD, Scoring.FULL, CREATED);
    private final List<PlayableTask> base = tasks(Category.BASE);
    private final List<PlayableTask> longContext = tasks(Category.LONG_CONTEXT);
    private final List<Toolbox> ends = base.stream().map(SessionBenchmark::end).toList();
    private final List<Toolbox> sameEnds = base.stream().map(SessionBenchmark::end).toList();

    /// The first scenario of each block, which is about a domain of its own.
    private static List<PlayableTask> tasks(Category category) {
        var suite = StarterSuite.load();
        return suite.tasks().stream()
                .filter(task -> task.category() == category)
                .filter(task -> task.scenario() % suite.scenariosPerBlock() == 0)
                .limit(TASKS)
                .map(task -> new PlayableTask(suite, task))
                .toList();
    }

    private static Toolbox end(PlayableTask task) {
        var toolbox = new Toolbox(task.setup(), CREATED);
        task.groundTruth().forEach(calls -> Truth.execute(toolbox, calls));
        return toolbox.snapshot();
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int createSession() {
        return created(base);
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int createLongContextSession() {
        return created(longContext);
    }

    private int created(List<PlayableTask> tasks) {
        int steps = 0;
        for (var task : tasks) {
            steps += new Episode(task, options, CallListener.NONE).steps();
        }
        return steps;
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int compareEqualStates() {
        int same = 0;
        for (int i = 0; i < TASKS; i++) {
            same += ends.get(i).sameState(sameEnds.get(i)) ? 1 : 0;
        }
        return same;
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int copyStates() {
        int copies = 0;
        for (var end : ends) {
            copies += end.copy() == end ? 0 : 1;
        }
        return copies;
    }
}
