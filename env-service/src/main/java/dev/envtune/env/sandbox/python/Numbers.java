package dev.envtune.env.sandbox.python;

import java.math.BigDecimal;
import java.math.BigInteger;

/// What Python's numeric types share: kinds, conversion, and equality and order across types.
final class Numbers {
    private Numbers() {}

    static boolean isNumber(Value value) {
        return value instanceof Int || value instanceof Real || value instanceof Bool;
    }

    /// Whether the value can serve as an integer, as booleans do.
    static boolean isInteger(Value value) {
        return value instanceof Int || value instanceof Bool;
    }

    static Int integer(Value number) {
        return switch (number) {
            case Int integer -> integer;
            case Bool flag -> Int.of(flag.value() ? 1 : 0);
            default -> throw new IllegalArgumentException("no integer: " + number.typeName());
        };
    }

    /// The number as a double; raises `OVERFLOW_ERROR` for an integer past the range.
    static double real(Value number) {
        if (number instanceof Real real) {
            return real.value();
        }
        double value = integer(number).doubleValue();
        if (Double.isInfinite(value)) {
            throw PythonError.overflow("int too large to convert to float");
        }
        return value;
    }

    /// The integer that a finite, integral double is.
    static BigInteger exact(double value) {
        return new BigDecimal(value).toBigInteger();
    }

    static boolean fitsLong(double value) {
        return value >= -0x1p63 && value < 0x1p63;
    }

    static boolean equal(Value one, Object other) {
        if (!(other instanceof Value two) || !isNumber(one) || !isNumber(two)) {
            return false;
        }
        if (one instanceof Real a && two instanceof Real b) {
            return a.value() == b.value();
        }
        if (one instanceof Real a) {
            return equal(integer(two), a.value());
        }
        if (two instanceof Real b) {
            return equal(integer(one), b.value());
        }
        var a = integer(one);
        var b = integer(two);
        return a.isLong()
                ? b.isLong() && a.longValue() == b.longValue()
                : !b.isLong() && a.bigValue().equals(b.bigValue());
    }

    private static boolean equal(Int a, double b) {
        return !Double.isNaN(b) && compare(a, b) == 0;
    }

    /// Compares exactly; a NaN is the caller's to exclude.
    static int compare(Value one, Value two) {
        if (one instanceof Real a && two instanceof Real b) {
            return a.value() < b.value() ? -1 : a.value() > b.value() ? 1 : 0;
        }
        if (one instanceof Real a) {
            return -compare(integer(two), a.value());
        }
        if (two instanceof Real b) {
            return compare(integer(one), b.value());
        }
        var a = integer(one);
        var b = integer(two);
        return a.isLong() && b.isLong()
                ? Long.compare(a.longValue(), b.longValue())
                : a.bigValue().compareTo(b.bigValue());
    }

    /// A double above 2^53 stands for one integer exactly; comparing as doubles would round the integer.
    private static int compare(Int a, double b) {
        if (Double.isInfinite(b)) {
            return b > 0 ? -1 : 1;
        }
        if (a.isLong()) {
            if (!fitsLong(b)) {
                return b > 0 ? -1 : 1;
            }
            long whole = (long) b;
            int order = Long.compare(a.longValue(), whole);
            return order != 0 ? order : whole < b ? -1 : whole > b ? 1 : 0;
        }
        return new BigDecimal(a.bigValue()).compareTo(new BigDecimal(b));
    }
}
