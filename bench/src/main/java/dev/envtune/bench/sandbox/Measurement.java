package dev.envtune.bench.sandbox;

import dev.envtune.bench.machine.Machine;
import dev.envtune.bench.machine.Rate;
import dev.envtune.bench.sandbox.SandboxReport.Comparison;
import dev.envtune.bench.sandbox.SandboxReport.Session;
import dev.envtune.bench.sandbox.SandboxReport.Speed;
import dev.envtune.contract.Category;
import dev.envtune.env.session.CallListener;
import dev.envtune.env.session.Episode;
import dev.envtune.env.session.PlayableTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes all figures of a workload. Ours and the original's are sampled in turn, so that what else the
/// machine does at the time hits both.
final class Measurement {
    private static final int SAMPLES = 5;
    private static final double MICROS = 1e6;
    private static final double LEAST_RATIO = 20;
    private static final Map<Category, Double> MOST_HEAP_BYTES =
            Map.of(Category.BASE, 20 * 1024.0, Category.LONG_CONTEXT, 40 * 1024.0);

    private final String suite;
    private final Workload workload;
    private final @Nullable Original original;
    private final double sampleSeconds;
    private final int cores = Runtime.getRuntime().availableProcessors();

    /// Keeps what is computed from being dropped as unused.
    private volatile long sink;

    /// @param seconds for each figure
    Measurement(String suite, Workload workload, @Nullable Original original, int seconds) {
        this.suite = suite;
        this.workload = workload;
        this.original = original;
        this.sampleSeconds = (double) seconds / SAMPLES;
    }

    SandboxReport run() {
        var scoring = new Scoring(workload);
        warmUp(scoring);
        var calls = new ArrayList<Double>();
        var callsOnAll = new ArrayList<Double>();
        var sessions = new ArrayList<Double>();
        var sessionsOnAll = new ArrayList<Double>();
        var originals = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < SAMPLES; i++) {
            calls.add(workload.calls() * Rate.of(this::playCalls, sampleSeconds));
            if (original != null) {
                originals.add(original.callsPerSecond(sampleSeconds));
                ratios.add(calls.getLast() / originals.getLast());
            }
            callsOnAll.add(onAll(this::playCalls));
            sessions.add(workload.calls() * Rate.of(this::playSessions, sampleSeconds));
            sessionsOnAll.add(onAll(this::playSessions));
        }
        return new SandboxReport(
                suite,
                workload.tasks().size(),
                workload.calls(),
                SAMPLES,
                sampleSeconds,
                new Speed(Rate.median(calls), Rate.median(callsOnAll)),
                new Speed(Rate.median(sessions), Rate.median(sessionsOnAll)),
                MICROS / (scoring.turns() * Rate.of(scoring::checkTurns, sampleSeconds)),
                MICROS / (workload.tasks().size() * Rate.of(scoring::checkTasks, sampleSeconds)),
                Arrays.stream(Category.values())
                        .filter(category -> !workload.tasks(category).isEmpty())
                        .map(this::session)
                        .toList(),
                original == null ? null : comparison(original, originals, ratios),
                Machine.here());
    }

    private void warmUp(Scoring scoring) {
        var works =
                List.<Runnable>of(
                        this::playCalls,
                        this::playSessions,
                        scoring::checkTurns,
                        scoring::checkTasks);
        works.forEach(work -> Rate.of(work, 2 * sampleSeconds));
        for (var category : Category.values()) {
            Rate.of(() -> create(workload.tasks(category)), sampleSeconds / 2);
            Rate.of(() -> load(workload.tasks(category)), sampleSeconds / 2);
        }
    }

    private double onAll(Runnable round) {
        return workload.calls() * Rate.onThreads(Collections.nCopies(cores, round), sampleSeconds);
    }

    private void playCalls() {
        sink = workload.playCalls();
    }

    private void playSessions() {
        int valid = workload.playSessions();
        if (valid != workload.tasks().size()) {
            throw new IllegalStateException(
                    "ground truth got %d valid verdicts of %d"
                            .formatted(valid, workload.tasks().size()));
        }
    }

    private Session session(Category category) {
        var tasks = workload.tasks(category);
        double heap = IdleHeap.bytesOf(tasks, workload);
        return new Session(
                category.label(),
                MICROS / (tasks.size() * Rate.of(() -> create(tasks), sampleSeconds)),
                MICROS / (tasks.size() * Rate.of(() -> load(tasks), sampleSeconds)),
                heap,
                MOST_HEAP_BYTES.get(category));
    }

    private void create(List<PlayableTask> tasks) {
        for (var task : tasks) {
            sink = episode(task).steps();
        }
    }

    private void load(List<PlayableTask> tasks) {
        for (var task : tasks) {
            sink = episode(task).state().size();
        }
    }

    private Episode episode(PlayableTask task) {
        return new Episode(task, workload.options(), CallListener.NONE);
    }

    private Comparison comparison(
            Original original, List<Double> callsPerSecond, List<Double> ratios) {
        var checked = original.checked();
        return new Comparison(
                checked.version(),
                Rate.median(callsPerSecond),
                Rate.median(ratios),
                LEAST_RATIO,
                checked.calls() == workload.calls()
                        && checked.sha256().equals(workload.resultsSha256()));
    }
}
