package dev.envtune.env.sandbox.math;

import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The natural logarithm of an argument, rounded to a number of bits.
///
/// @param real of the argument's size; zero where `special` holds it
/// @param special what the real part is where it is no finite number: infinite or NaN; else 0
/// @param isComplex whether the argument is negative: the imaginary part is pi then
record NaturalLogarithm(BinaryFloat real, double special, boolean isComplex) {
    /// The most digits of a number that is given as text, before and after its point, written out.
    static final int MOST_DIGITS = 1000;

    /// Bits beyond the rounded ones, for the errors of the series and of what they are multiplied by.
    private static final int GUARD_BITS = 32;

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?[\\p{Nd}_]*+\\.?[\\p{Nd}_]*+(e[+-]?[\\p{Nd}_]++)?");

    /// An argument that is a text with too many digits.
    static final class TooLong extends Exception {
        private static final long serialVersionUID = 1;

        TooLong() {
            super(null, null, false, false);
        }
    }

    /// The logarithm, or null where the argument is no number.
    static @Nullable NaturalLogarithm of(Value argument, int bits) throws TooLong {
        return switch (argument) {
            case Int integer -> of(new BinaryFloat(integer.bigValue(), 0), bits);
            case Bool flag -> of(flag.value() ? BinaryFloat.ONE : BinaryFloat.ZERO, bits);
            case Real(var number) when Double.isFinite(number) -> of(BinaryFloat.of(number), bits);
            case Real(var number) -> ofSpecial(number);
            case Str(var text) -> of(Strings.lower(text.strip()), bits);
            default -> null;
        };
    }

    boolean isFinite() {
        return special == 0;
    }

    boolean isZero() {
        return isFinite() && real.isZero() && !isComplex;
    }

    /// The real part as a double, for calculations with infinities.
    double realDouble() {
        return isFinite() ? real.doubleValue() : special;
    }

    static BinaryFloat pi(int bits) {
        return new BinaryFloat(Series.pi(bits + GUARD_BITS), -(bits + GUARD_BITS)).rounded(bits);
    }

    private static NaturalLogarithm of(BinaryFloat number, int bits) {
        if (number.isZero()) {
            return new NaturalLogarithm(BinaryFloat.ZERO, Double.NEGATIVE_INFINITY, false);
        }
        return new NaturalLogarithm(
                logarithm(number.mantissa().abs(), number.exponent(), bits),
                0,
                number.mantissa().signum() < 0);
    }

    /// `ln (m 2^e) = ln y + k ln 2`, where `y = m / 2^b` lies within [0.75, 1.5), and
    /// `ln y = 2 atanh ((y - 1) / (y + 1))`.
    private static BinaryFloat logarithm(BigInteger mantissa, int exponent, int bits) {
        int b = mantissa.bitLength();
        if (mantissa.shiftLeft(2).shiftRight(b - 1).intValue() < 6) { // m / 2^b < 0.75
            b--;
        }
        int k = exponent + b;
        var one = BigInteger.ONE.shiftLeft(b);
        var difference = mantissa.subtract(one);
        int zeros = k == 0 ? Math.max(0, b - difference.bitLength()) : 0;
        int fixed = bits + GUARD_BITS + zeros;
        var ratio = difference.abs().shiftLeft(fixed).divide(mantissa.add(one));
        var ofY = Series.atanh(ratio, fixed).shiftLeft(1);
        var sum = difference.signum() < 0 ? ofY.negate() : ofY;
        if (k != 0) {
            sum = sum.add(Series.ln2(fixed).multiply(BigInteger.valueOf(k)));
        }
        return new BinaryFloat(sum, -fixed).rounded(bits);
    }

    private static NaturalLogarithm ofSpecial(double number) {
        return new NaturalLogarithm(BinaryFloat.ZERO, Math.abs(number), number < 0);
    }

    /// The official library rounds a text to the precision first.
    private static @Nullable NaturalLogarithm of(String text, int bits) throws TooLong {
        switch (text) {
            case "inf", "+inf" -> {
                return ofSpecial(Double.POSITIVE_INFINITY);
            }
            case "-inf" -> {
                return ofSpecial(Double.NEGATIVE_INFINITY);
            }
            case "nan" -> {
                return ofSpecial(Double.NaN);
            }
            default -> {
                var number = decimal(text);
                return number == null ? null : of(BinaryFloat.of(number, bits), bits);
            }
        }
    }

    private static @Nullable BigDecimal decimal(String text) throws TooLong {
        if (!DECIMAL.matcher(text).matches()) {
            return null;
        }
        int exponent = text.indexOf('e');
        if (text.length() > MOST_DIGITS || exponent >= 0 && text.length() - exponent > 6) {
            throw new TooLong();
        }
        try {
            if (!Double.isFinite(Operators.toFloat(new Str(text)).value()) && exponent < 0) {
                return null; // "infinity"
            }
            var number = new BigDecimal(text.replace("_", ""));
            if (Math.abs(number.scale()) > MOST_DIGITS) {
                throw new TooLong();
            }
            return number;
        } catch (PythonError | NumberFormatException _) { // no decimal number
            return null;
        }
    }
}
