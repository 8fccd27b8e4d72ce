package dev.envtune.env.sandbox.python;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// A `random.Random` of CPython: a position in the sequence that all streams of one seed share
/// (spec/bfcl-protocol.md 6.2). Used by one thread at a time; streams of a seed do not disturb each other.
public final class RandomStream {
    private final RandomSequence sequence;
    private int position;

    /// Drawn from past the shared words.
    private @Nullable MersenneTwister own;

    private RandomStream(RandomSequence sequence, int position, @Nullable MersenneTwister own) {
        this.sequence = sequence;
        this.position = position;
        this.own = own;
    }

    /// The stream of a seed's magnitude.
    public static RandomStream seeded(long seed) {
        return seeded(BigInteger.valueOf(seed));
    }

    /// The stream of a seed as `Random(seed)` takes it: an integer of any size, a string or a float.
    ///
    /// Raises `TYPE_ERROR` for other types. Deviation: for `None` too, where Python seeds from the clock.
    public static RandomStream seeded(Value seed) {
        return seeded(Seeds.number(seed));
    }

    private static RandomStream seeded(BigInteger seed) {
        return new RandomStream(RandomSequence.of(seed.abs()), 0, null);
    }

    /// A stream that will draw what this one would.
    public RandomStream copy() {
        return new RandomStream(sequence, position, own == null ? null : own.copy());
    }

    /// An integer between two bounds, both inclusive.
    public long randint(long a, long b) {
        if (a > b) {
            throw PythonError.value(
                    "empty range for randrange() (%d, %d, %d)".formatted(a, b + 1, b - a + 1));
        }
        long width = b - a + 1;
        if (width <= 0) {
            throw new IllegalArgumentException("more than 2^63 values from " + a + " to " + b);
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(width);
        long draw = bits(bits);
        while (draw >= width) {
            draw = bits(bits);
        }
        return a + draw;
    }

    /// `a + (b - a) * random()`.
    public double uniform(double a, double b) {
        return a + (b - a) * random();
    }

    /// A multiple of 2^-53 in [0, 1).
    public double random() {
        long high = next32() >>> 5;
        long low = next32() >>> 6;
        return (high * 0x1p26 + low) * 0x1p-53;
    }

    /// @param count 1 to 63
    private long bits(int count) {
        if (count <= 32) {
            return next32() >>> 32 - count & 0xffffffffL;
        }
        long low = next32() & 0xffffffffL;
        long high = next32() >>> 64 - count & 0xffffffffL;
        return high << 32 | low;
    }

    private int next32() {
        if (own != null) {
            return own.next32();
        }
        if (position < RandomSequence.MAX_SHARED) {
            return sequence.word(position++);
        }
        own = sequence.continuation();
        return own.next32();
    }
}
