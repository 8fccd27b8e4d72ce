package dev.envtune.bench.policy;

import dev.envtune.bench.machine.Rate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Bytes a second between memory and all cores.
final class MemoryRate {
    /// Of an array; a thread has three, 384 MiB together.
    private static final int ELEMENTS = 1 << 24;

    private static final int BYTES = 3 * ELEMENTS * Long.BYTES;

    /// What a compiled loop takes at a time.
    private static final int CHUNK = 1 << 14;

    private static final int SAMPLES = 5;
    private static final double SAMPLE_SECONDS = 0.3;

    private final List<Share> shares;

    MemoryRate(int threads) {
        this.shares = IntStream.range(0, threads).mapToObj(_ -> new Share()).toList();
    }

    /// Of reading.
    double read() {
        return best(share -> share::read);
    }

    /// Of `a = b + s * c`, two reads and a write.
    double triad() {
        return best(share -> share::triad);
    }

    private double best(Function<Share, Runnable> pass) {
        var passes = shares.stream().map(pass).toList();
        return IntStream.range(0, SAMPLES)
                .mapToDouble(_ -> BYTES * Rate.onThreads(passes, SAMPLE_SECONDS))
                .max()
                .orElseThrow();
    }

    /// The arrays of one thread.
    private static final class Share {
        private final long[] a = new long[ELEMENTS];
        private final long[] b = new long[ELEMENTS];
        private final long[] c = new long[ELEMENTS];

        /// Keeps the sums from being dropped as unused.
        private volatile long sink;

        void read() {
            long sum = 0;
            for (int from = 0; from < ELEMENTS; from += CHUNK) {
                sum += sum(a, from) + sum(b, from) + sum(c, from);
            }
            sink = sum;
        }

        void triad() {
            for (int from = 0; from < ELEMENTS; from += CHUNK) {
                triad(a, b, c, from);
            }
        }

        private static long sum(long[] array, int from) {
            long sum = 0;
            for (int i = from; i < from + CHUNK; i++) {
                sum += array[i];
            }
            return sum;
        }

        private static void triad(long[] a, long[] b, long[] c, int from) {
            for (int i = from; i < from + CHUNK; i++) {
                a[i] = b[i] + 3 * c[i];
            }
        }
    }
}
