package dev.envtune.env.sandbox.math;

import ch.obermuhlner.math.big.BigDecimalMath;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The natural logarithm of an argument, rounded to a number of bits.
///
/// @param real of the argument's size; zero where `special` holds it
/// @param special what the real part is where it is no finite number: infinite or NaN; else 0
/// @param isComplex whether the argument is negative: the imaginary part is pi then
record NaturalLogarithm(BinaryFloat real, double special, boolean isComplex) {
    /// The most digits of a number that is given as text, and the most places of its exponent.
    static final int MOST_DIGITS = 1000;

    /// Decimal digits beyond the rounded ones, so that rounding twice is as good as rounding once.
    private static final int GUARD_DIGITS = 20;

    private static final double DIGITS_PER_BIT = Math.log10(2);

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
            case Int integer -> of(new BigDecimal(integer.bigValue()), bits);
            case Bool flag -> of(flag.value() ? BigDecimal.ONE : BigDecimal.ZERO, bits);
            case Real(var number) when Double.isFinite(number) -> of(new BigDecimal(number), bits);
            case Real(var number) -> ofSpecial(number);
            case Str(var text) -> of(text.strip().toLowerCase(Locale.ROOT), bits);
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
        return BinaryFloat.of(BigDecimalMath.pi(context(bits)), bits);
    }

    private static NaturalLogarithm of(BigDecimal number, int bits) {
        if (number.signum() == 0) {
            return new NaturalLogarithm(BinaryFloat.ZERO, Double.NEGATIVE_INFINITY, false);
        }
        var size = number.abs();
        var logarithm =
                size.compareTo(BigDecimal.ONE) == 0
                        ? BigDecimal.ZERO
                        : BigDecimalMath.log(size, context(bits));
        return new NaturalLogarithm(BinaryFloat.of(logarithm, bits), 0, number.signum() < 0);
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
                return number == null ? null : of(BinaryFloat.of(number, bits).exact(), bits);
            }
        }
    }

    private static @Nullable BigDecimal decimal(String text) throws TooLong {
        int exponent = text.indexOf('e');
        if (text.length() > MOST_DIGITS || exponent >= 0 && text.length() - exponent > 6) {
            throw new TooLong();
        }
        try {
            if (!Double.isFinite(Operators.toFloat(new Str(text)).value()) && exponent < 0) {
                return null; // "infinity"
            }
            return new BigDecimal(text.replace("_", ""));
        } catch (PythonError | NumberFormatException _) { // no decimal number
            return null;
        }
    }

    private static MathContext context(int bits) {
        return new MathContext((int) (bits * DIGITS_PER_BIT) + GUARD_DIGITS);
    }
}
