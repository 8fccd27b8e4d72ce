package dev.envtune.env.sandbox.python;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// A Python integer of any size; those that fit a `long` carry no [BigInteger].
public final class Int implements Value {
    private static final Int[] SMALL = new Int[1280];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = new Int(i - 256, null);
        }
    }

    private final long small;
    private final @Nullable BigInteger big;

    private Int(long small, @Nullable BigInteger big) {
        this.small = small;
        this.big = big;
    }

    public static Int of(long value) {
        return value >= -256 && value < 1024 ? SMALL[(int) value + 256] : new Int(value, null);
    }

    public static Int of(BigInteger value) {
        return value.bitLength() < Long.SIZE ? of(value.longValue()) : new Int(0, value);
    }

    /// Whether the value fits a `long`.
    public boolean isLong() {
        return big == null;
    }

    /// The value as a `long`; throws [ArithmeticException] where it does not fit.
    public long longValue() {
        if (big != null) {
            throw new ArithmeticException("integer of " + big.bitLength() + " bits");
        }
        return small;
    }

    public BigInteger bigValue() {
        return big != null ? big : BigInteger.valueOf(small);
    }

    /// The nearest double, infinite past the range.
    public double doubleValue() {
        return big != null ? big.doubleValue() : small;
    }

    @Override
    public boolean truthy() {
        return big != null || small != 0;
    }

    @Override
    public String typeName() {
        return "int";
    }

    @Override
    public boolean equals(Object other) {
        return other == this || Numbers.equal(this, other);
    }

    @Override
    public int hashCode() {
        return big != null ? big.hashCode() : Long.hashCode(small);
    }

    /// The decimal digits. Callers bound the size first (`TextForms`).
    @Override
    public String toString() {
        return big != null ? big.toString() : Long.toString(small);
    }
}
