package dev.envtune.env.sandbox.python;

import java.math.BigInteger;

/// The quotient of two integers as the nearest double, ties to even.
final class Quotient {
    private static final long EXACT = 1L << 53;

    /// The exponent of the last bit of subnormal doubles.
    private static final int LAST_BIT = -1074;

    private Quotient() {}

    /// @param y not zero
    static double of(Int x, Int y) {
        if (isExact(x) && isExact(y)) {
            return (double) x.longValue() / y.longValue();
        }
        return x.truthy()
                ? rounded(x.bigValue(), y.bigValue())
                : Math.copySign(0, y.bigValue().signum());
    }

    private static boolean isExact(Int number) {
        return number.isLong() && number.longValue() <= EXACT && number.longValue() >= -EXACT;
    }

    private static double rounded(BigInteger x, BigInteger y) {
        var a = x.abs();
        var b = y.abs();
        // the quotient in units of 2^scale, with at least 65 bits or two bits below the last of a
        // subnormal; its own last bit stands for all below it
        int scale = Math.max(a.bitLength() - b.bitLength() - 66, LAST_BIT - 2);
        var parts =
                (scale < 0 ? a.shiftLeft(-scale) : a)
                        .divideAndRemainder(scale > 0 ? b.shiftLeft(scale) : b);
        var quotient = parts[1].signum() == 0 ? parts[0] : parts[0].setBit(0);

        int exponent = Math.max(quotient.bitLength() + scale - 53, LAST_BIT);
        int dropped = exponent - scale;
        var mantissa = quotient.shiftRight(dropped);
        boolean half = quotient.testBit(dropped - 1);
        boolean tail = half && quotient.getLowestSetBit() < dropped - 1;
        if (half && (tail || mantissa.testBit(0))) {
            mantissa = mantissa.add(BigInteger.ONE);
        }
        double size = Math.scalb(mantissa.doubleValue(), exponent);
        if (Double.isInfinite(size)) {
            throw PythonError.overflow("integer division result too large for a float");
        }
        return x.signum() == y.signum() ? size : -size;
    }
}
