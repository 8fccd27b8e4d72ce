package dev.envtune.bench.machine;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Rounds a second of a piece of work.
public final class Rate {
    private static final double NANOS = 1e9;

    private Rate() {}

    /// Runs whole rounds for at least this time.
    ///
    /// @return rounds a second
    public static double of(Runnable round, double seconds) {
        long begun = System.nanoTime();
        long elapsed;
        int rounds = 0;
        do {
            round.run();
            rounds++;
            elapsed = System.nanoTime() - begun;
        } while (elapsed < seconds * NANOS);
        return rounds * NANOS / elapsed;
    }

    /// The same with several kinds of round at once, each on a thread of its own, added up.
    public static double onThreads(List<? extends Runnable> rounds, double seconds) {
        try (var pool = Executors.newFixedThreadPool(rounds.size())) {
            var work =
                    rounds.stream()
                            .map(round -> (Callable<Double>) () -> of(round, seconds))
                            .toList();
            double rate = 0;
            for (var ended : pool.invokeAll(work)) {
                rate += ended.get();
            }
            return rate;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a thread of the measurement failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }

    public static double median(List<Double> samples) {
        var sorted = samples.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
