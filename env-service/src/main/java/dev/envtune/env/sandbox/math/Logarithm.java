package dev.envtune.env.sandbox.math;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Opaque;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Value;
import java.math.BigInteger;

/// A logarithm to any base, calculated and printed as mpmath does (spec/bfcl-protocol.md 6.3): both
/// natural logarithms are rounded to the bits of the precision, then their quotient is.
final class Logarithm {
    private static final double BITS_PER_DIGIT = 3.3219280948873626;
    private static final BigInteger MOST_DIGITS = BigInteger.valueOf(PrecisionTools.MOST_DIGITS);

    private final NaturalLogarithm value;
    private final NaturalLogarithm base;
    private final int bits;

    private Logarithm(NaturalLogarithm value, NaturalLogarithm base, int bits) {
        this.value = value;
        this.base = base;
        this.bits = bits;
    }

    static ToolResult calculate(Value value, Value base, Value precision) {
        BigInteger digits;
        try {
            digits = Operators.toInt(precision).bigValue();
        } catch (PythonError e) {
            return ToolResult.failed(MathCause.PRECISION_NO_INTEGER, "message", e.text());
        }
        if (digits.compareTo(MOST_DIGITS) > 0) {
            return ToolResult.failed(
                    MathCause.PRECISION_TOO_LARGE, "limit", PrecisionTools.MOST_DIGITS);
        }
        try {
            return calculate(value, base, digits.signum() < 0 ? 1 : bits(digits.intValue()));
        } catch (NaturalLogarithm.TooLong _) {
            return ToolResult.failed(
                    MathCause.LOGARITHM_OPERAND_TOO_LONG, "limit", NaturalLogarithm.MOST_DIGITS);
        }
    }

    private static int bits(int digits) {
        return (int) Math.max(1, Math.rint((digits + 1) * BITS_PER_DIGIT));
    }

    private static ToolResult calculate(Value value, Value base, int bits)
            throws NaturalLogarithm.TooLong {
        var ofValue = NaturalLogarithm.of(value, bits);
        if (ofValue == null) {
            return ToolResult.failed(MathCause.LOGARITHM_OF_NO_NUMBER);
        }
        var ofBase = NaturalLogarithm.of(base, bits);
        if (ofBase == null) {
            return ToolResult.failed(MathCause.LOGARITHM_BASE_NO_NUMBER);
        }
        if (ofBase.isZero()) {
            return ToolResult.failed(MathCause.LOGARITHM_BASE_ONE);
        }
        return new Logarithm(ofValue, ofBase, bits).result();
    }

    private ToolResult result() {
        boolean isReal = !value.isComplex() && !base.isComplex();
        var text = isReal ? "mpf('" + realOverReal() + "')" : complex();
        return new ToolResult.Ok(
                DictValue.of("result", new Opaque(isReal ? "mpf" : "mpc", text)),
                isReal && value.isFinite() && base.isFinite()
                        ? null
                        : Failure.of(MathCause.LOGARITHM_NOT_REAL));
    }

    private String complex() {
        if (!base.isComplex()) {
            return complex(realOverReal(), quotient(NaturalLogarithm.pi(bits), base));
        }
        return value.isFinite() && base.isFinite() ? overComplex() : overSpecial();
    }

    private String realOverReal() {
        if (value.isFinite()) {
            return quotient(value.real(), base);
        }
        return special(value.special() / base.realDouble());
    }

    private String quotient(BinaryFloat part, NaturalLogarithm divisor) {
        return divisor.isFinite()
                ? part.dividedBy(divisor.real(), bits).text(shownDigits())
                : special(Double.isNaN(divisor.special()) ? Double.NaN : 0);
    }

    /// `(a + bi) / (c + di) = ((ac + bd) + (bc - ad)i) / (c² + d²)`, where b and d are 0 or pi.
    private String overComplex() {
        var pi = NaturalLogarithm.pi(bits);
        var a = value.real();
        var b = value.isComplex() ? pi : BinaryFloat.ZERO;
        var c = base.real();
        var size = c.times(c).plus(pi.times(pi));
        var real = a.times(c).plus(b.times(pi)).dividedBy(size, bits);
        var imaginary = b.times(c).plus(a.times(pi).negate()).dividedBy(size, bits);
        return complex(real.text(shownDigits()), imaginary.text(shownDigits()));
    }

    /// The same with infinities; a real dividend has no imaginary part that would spoil the rest.
    private String overSpecial() {
        double a = value.realDouble();
        double c = base.realDouble();
        double size = c * c + Math.PI * Math.PI;
        double real = value.isComplex() ? a * c + Math.PI * Math.PI : a * c;
        double imaginary = value.isComplex() ? Math.PI * c - a * Math.PI : -(a * Math.PI);
        return complex(special(real / size), special(imaginary / size));
    }

    private static String complex(String real, String imaginary) {
        return "mpc(real='" + real + "', imag='" + imaginary + "')";
    }

    private static String special(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return value == 0 ? "0.0" : value > 0 ? "+inf" : "-inf";
    }

    /// How many digits mpmath shows for these bits, enough to tell neighbours apart.
    private int shownDigits() {
        int digits = (int) Math.max(1, Math.rint(bits / BITS_PER_DIGIT) - 1);
        return digits == 15 ? 17 : digits + 3;
    }
}
