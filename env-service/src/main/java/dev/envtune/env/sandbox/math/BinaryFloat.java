package dev.envtune.env.sandbox.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// A binary floating-point number of any precision, as mpmath's `mpf` (spec/bfcl-protocol.md 6.3):
/// mantissa times 2 to the exponent.
record BinaryFloat(BigInteger mantissa, int exponent) {
    static final BinaryFloat ZERO = new BinaryFloat(BigInteger.ZERO, 0);
    static final BinaryFloat ONE = new BinaryFloat(BigInteger.ONE, 0);

    private static final int DOUBLE_BITS = 53;

    /// A finite double, exactly.
    static BinaryFloat of(double number) {
        if (number == 0) {
            return ZERO;
        }
        int exponent = Math.getExponent(number) - (DOUBLE_BITS - 1);
        exponent = Math.max(exponent, Double.MIN_EXPONENT - (DOUBLE_BITS - 1));
        return new BinaryFloat(BigInteger.valueOf((long) Math.scalb(number, -exponent)), exponent);
    }

    /// A decimal number, rounded to a number of bits, half to even.
    static BinaryFloat of(BigDecimal number, int bits) {
        int scale = number.scale();
        return scale >= 0
                ? rounded(number.unscaledValue(), BigInteger.TEN.pow(scale), 0, bits)
                : rounded(number.toBigIntegerExact(), BigInteger.ONE, 0, bits);
    }

    boolean isZero() {
        return mantissa.signum() == 0;
    }

    /// Rounded to a number of bits, half to even.
    BinaryFloat rounded(int bits) {
        return dividedBy(ONE, bits);
    }

    BinaryFloat negate() {
        return new BinaryFloat(mantissa.negate(), exponent);
    }

    BinaryFloat plus(BinaryFloat other) {
        int common = Math.min(exponent, other.exponent);
        return new BinaryFloat(
                mantissa.shiftLeft(exponent - common)
                        .add(other.mantissa.shiftLeft(other.exponent - common)),
                common);
    }

    BinaryFloat times(BinaryFloat other) {
        return new BinaryFloat(mantissa.multiply(other.mantissa), exponent + other.exponent);
    }

    /// The quotient, rounded to a number of bits, half to even.
    BinaryFloat dividedBy(BinaryFloat divisor, int bits) {
        return rounded(mantissa, divisor.mantissa, exponent - divisor.exponent, bits);
    }

    BigDecimal exact() {
        return exponent >= 0
                ? new BigDecimal(mantissa.shiftLeft(exponent))
                : new BigDecimal(
                        mantissa.multiply(BigInteger.valueOf(5).pow(-exponent)), -exponent);
    }

    double doubleValue() {
        return exact().doubleValue();
    }

    private static BinaryFloat rounded(
            BigInteger dividend, BigInteger divisor, int exponent, int bits) {
        if (dividend.signum() == 0) {
            return ZERO;
        }
        // a quotient of at least bits + 2 bits, whose own last bit stands for all below it
        int shift = Math.max(0, bits + 3 - dividend.bitLength() + divisor.bitLength());
        var parts = dividend.shiftLeft(shift).abs().divideAndRemainder(divisor.abs());
        var quotient = parts[1].signum() == 0 ? parts[0] : parts[0].setBit(0);
        int dropped = quotient.bitLength() - bits;
        int rest = exponent - shift;
        if (dropped > 0) {
            quotient = halfToEven(quotient, dropped);
            rest += dropped;
        }
        boolean negative = dividend.signum() != divisor.signum();
        return new BinaryFloat(negative ? quotient.negate() : quotient, rest);
    }

    private static BigInteger halfToEven(BigInteger size, int dropped) {
        var kept = size.shiftRight(dropped);
        boolean half = size.testBit(dropped - 1);
        boolean tail = half && size.getLowestSetBit() < dropped - 1;
        return half && (tail || kept.testBit(0)) ? kept.add(BigInteger.ONE) : kept;
    }

    /// The number in decimal, as mpmath prints it with up to so many significant digits.
    String text(int digits) {
        if (isZero()) {
            return "0.0";
        }
        var truncated = exact().round(new MathContext(digits + 3, RoundingMode.DOWN));
        var shown =
                truncated.round(new MathContext(digits, RoundingMode.HALF_UP)).stripTrailingZeros();
        int exponent = shown.precision() - shown.scale() - 1;
        if (Math.min(-(digits / 3), -5) < exponent && exponent < digits) {
            var plain = shown.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        var all = shown.unscaledValue().abs().toString();
        return (shown.signum() < 0 ? "-" : "")
                + all.charAt(0)
                + "."
                + (all.length() > 1 ? all.substring(1) : "0")
                + (exponent < 0 ? "e" : "e+")
                + exponent;
    }
}
