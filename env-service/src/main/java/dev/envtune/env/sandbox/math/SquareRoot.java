package dev.envtune.env.sandbox.math;

import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Opaque;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// The square root of a number's exact decimal expansion, as Python's `decimal` rounds and prints it
/// (spec/bfcl-protocol.md 6.3).
final class SquareRoot {
    private static final String NO_NUMBER =
            "Input must be a number or computation resulted in an invalid operation";
    private static final Operand NUMBER = new Operand("number", Wording.error(NO_NUMBER));
    private static final Value ZERO = Int.of(0);
    private static final BigInteger MOST_DIGITS = BigInteger.valueOf(PrecisionTools.MOST_DIGITS);

    private SquareRoot() {}

    static ToolResult calculate(Value number, Value precision) {
        try {
            if (Operators.less(number, ZERO)) {
                return ToolResult.failed(MathCause.ROOT_OF_NEGATIVE);
            }
        } catch (PythonError e) {
            if (e.type() != PythonError.Type.TYPE_ERROR) {
                throw e;
            }
            return NUMBER.failed(number);
        }
        if (!(precision instanceof Int || precision instanceof Bool)) {
            return ToolResult.failed(MathCause.PRECISION_NO_INTEGER, "message", NO_NUMBER);
        }
        var digits = Operators.toInt(precision).bigValue();
        if (digits.signum() <= 0) {
            return ToolResult.failed(MathCause.PRECISION_BELOW_ONE);
        }
        if (digits.compareTo(MOST_DIGITS) > 0) {
            return ToolResult.failed(
                    MathCause.PRECISION_TOO_LARGE, "limit", PrecisionTools.MOST_DIGITS);
        }
        var root = text(number, digits.intValue());
        return ToolResult.ok("result", new Opaque("decimal.Decimal", "Decimal('" + root + "')"));
    }

    private static String text(Value number, int digits) {
        if (number instanceof Real(var real)) {
            if (Double.isNaN(real)) {
                return "NaN";
            }
            if (Double.isInfinite(real)) {
                return "Infinity";
            }
            if (real == 0) {
                return 1 / real < 0 ? "-0" : "0";
            }
            return root(new BigDecimal(real), digits);
        }
        return root(new BigDecimal(Operators.toInt(number).bigValue()), digits);
    }

    /// An exact root keeps half the exponent of the number, as far as its digits suffice; any other
    /// has all the digits.
    private static String root(BigDecimal number, int digits) {
        var even = number.scale() % 2 == 0 ? number : number.setScale(number.scale() + 1);
        int pairs = Math.max(0, digits + 1 - (even.precision() + 1) / 2);
        var square = even.unscaledValue().multiply(BigInteger.TEN.pow(2 * pairs));
        var root = square.sqrtAndRemainder();
        int scale = even.scale() / 2;
        var found =
                root[1].signum() == 0
                        ? new BigDecimal(root[0], scale + pairs).setScale(scale)
                        : new BigDecimal(
                                root[0].multiply(BigInteger.TEN).add(BigInteger.ONE),
                                scale + pairs + 1);
        return found.round(new MathContext(digits, RoundingMode.HALF_EVEN)).toString();
    }
}
