package dev.envtune.policy.generate;

/// Uniform numbers by (seed, counter), the same whatever else is sampled beside them: SplitMix64's
/// mixing function (Steele, Lea, Flood 2014) over seed and counter.
public final class CounterRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private CounterRandom() {}

    /// In [0, 1), a multiple of 2^-24.
    public static float uniform(long seed, long counter) {
        return (mix(mix(seed) + counter * GOLDEN) >>> 40) * 0x1p-24f;
    }

    /// A seed from parts, all of which matter.
    public static long seed(long... parts) {
        long seed = 0;
        for (long part : parts) {
            seed = mix(seed * 31 + mix(part));
        }
        return seed;
    }

    private static long mix(long z) {
        z += GOLDEN;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
