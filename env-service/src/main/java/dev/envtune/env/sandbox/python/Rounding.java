package dev.envtune.env.sandbox.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// `round`: half to even on the exact binary value.
final class Rounding {
    /// Past these many decimal places a double has no digits, or all its digits are dropped.
    private static final int MOST_DIGITS = 323;

    private static final int LEAST_DIGITS = -308;

    private Rounding() {}

    static Value round(Value x, @Nullable Value digits) {
        if (!Numbers.isNumber(x)) {
            throw PythonError.type("type " + x.typeName() + " doesn't define __round__ method");
        }
        if (digits == null || digits == None.NONE) {
            return x instanceof Real real
                    ? whole(real.value(), RoundingMode.HALF_EVEN)
                    : Numbers.integer(x);
        }
        long places = places(digits);
        return x instanceof Real real
                ? new Real(round(real.value(), places))
                : round(Numbers.integer(x), places);
    }

    /// The integer of a double; raises where there is none.
    static Int whole(double value, RoundingMode mode) {
        if (Double.isNaN(value)) {
            throw PythonError.value("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(value)) {
            throw PythonError.overflow("cannot convert float infinity to integer");
        }
        double rounded = mode == RoundingMode.DOWN ? (double) (long) value : Math.rint(value);
        if (Math.abs(value) < 0x1p62) {
            return Int.of((long) rounded);
        }
        return Int.of(Numbers.exact(value));
    }

    private static long places(Value digits) {
        if (!Numbers.isInteger(digits)) {
            throw PythonError.type(
                    "'" + digits.typeName() + "' object cannot be interpreted as an integer");
        }
        var places = Numbers.integer(digits);
        return places.isLong()
                ? places.longValue()
                : places.bigValue().signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }

    private static double round(double value, long places) {
        if (!Double.isFinite(value) || places > MOST_DIGITS) {
            return value;
        }
        if (places < LEAST_DIGITS) {
            return 0.0 * value;
        }
        double rounded =
                new BigDecimal(value).setScale((int) places, RoundingMode.HALF_EVEN).doubleValue();
        if (Double.isInfinite(rounded)) {
            throw PythonError.overflow("rounded value too large to represent");
        }
        return Math.copySign(rounded, value);
    }

    private static Int round(Int value, long places) {
        if (places >= 0) {
            return value;
        }
        if (places < -IntegerText.MAX_DIGITS) {
            return Int.of(0);
        }
        var rounded =
                new BigDecimal(value.bigValue()).setScale((int) places, RoundingMode.HALF_EVEN);
        return Arithmetic.bounded(
                rounded.unscaledValue().multiply(BigInteger.TEN.pow((int) -places)));
    }
}
