package dev.envtune.env.sandbox.python;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/// The first words of one seed's generator, drawn once and shared by all streams of that seed.
final class RandomSequence {
    /// Words kept a sequence; a stream that goes on draws from a generator of its own.
    static final int MAX_SHARED = 1 << 14;

    private static final int FIRST_CHUNK = 64;
    private static final int MAX_SEQUENCES = 512;

    private static final ConcurrentHashMap<BigInteger, RandomSequence> BY_SEED =
            new ConcurrentHashMap<>();

    private final MersenneTwister generator;
    private volatile int[] words = new int[0];

    private RandomSequence(MersenneTwister generator) {
        this.generator = generator;
    }

    /// The shared sequence of a seed; once the cache is full, new seeds are not shared.
    static RandomSequence of(BigInteger seed) {
        var known = BY_SEED.get(seed);
        if (known != null) {
            return known;
        }
        var sequence = new RandomSequence(MersenneTwister.seeded(seed));
        if (BY_SEED.size() >= MAX_SEQUENCES) {
            return sequence;
        }
        var earlier = BY_SEED.putIfAbsent(seed, sequence);
        return earlier != null ? earlier : sequence;
    }

    /// @param index below [#MAX_SHARED]
    int word(int index) {
        int[] drawn = words;
        return index < drawn.length ? drawn[index] : grownTo(index)[index];
    }

    /// A generator that goes on after the shared words.
    MersenneTwister continuation() {
        grownTo(MAX_SHARED - 1);
        synchronized (this) {
            return generator.copy();
        }
    }

    private synchronized int[] grownTo(int index) {
        int[] drawn = words;
        if (index < drawn.length) {
            return drawn;
        }
        int size = Math.min(MAX_SHARED, Math.max(FIRST_CHUNK, 2 * (index + 1)));
        int[] more = Arrays.copyOf(drawn, size);
        for (int i = drawn.length; i < size; i++) {
            more[i] = generator.next32();
        }
        words = more;
        return more;
    }
}
