package dev.envtune.env.sandbox.python;

import java.math.BigDecimal;

/// Equality across Python's numeric types.
final class Numbers {
    private Numbers() {}

    static boolean equal(Value one, Object other) {
        return switch (one) {
            case Bool a -> equal(a.value() ? 1 : 0, other);
            case Int a -> a.isLong() ? equal(a.longValue(), other) : equalBig(a, other);
            case Real a -> equal(a.value(), other);
            default -> false;
        };
    }

    private static boolean equal(long a, Object other) {
        return switch (other) {
            case Bool b -> a == (b.value() ? 1 : 0);
            case Int b -> b.isLong() && a == b.longValue();
            case Real b -> equal(a, b.value());
            default -> false;
        };
    }

    private static boolean equalBig(Int a, Object other) {
        return switch (other) {
            case Int b -> !b.isLong() && a.bigValue().equals(b.bigValue());
            case Real b -> equal(a, b.value());
            default -> false;
        };
    }

    private static boolean equal(double a, Object other) {
        return switch (other) {
            case Bool b -> a == (b.value() ? 1 : 0);
            case Int b -> b.isLong() ? equal(b.longValue(), a) : equal(b, a);
            case Real b -> a == b.value();
            default -> false;
        };
    }

    /// A double above 2^53 stands for one integer exactly; comparing as doubles would round the `long`.
    private static boolean equal(long a, double b) {
        return (double) a == b && Math.abs(b) < 0x1p63 && (long) b == a;
    }

    private static boolean equal(Int a, double b) {
        return Double.isFinite(b)
                && b == Math.rint(b)
                && new BigDecimal(b).toBigInteger().equals(a.bigValue());
    }
}
