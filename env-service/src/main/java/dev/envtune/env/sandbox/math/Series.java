package dev.envtune.env.sandbox.math;

import java.math.BigInteger;

/// Power series in fixed point: numbers are integers in units of 2^-bits. Each is cut off below the
/// last bit, so a sum of n terms is too small by less than n units.
final class Series {
    private static final BigInteger NINE = BigInteger.valueOf(9);

    /// More than any precision needs, so that these constants are calculated once.
    private static final int CONSTANT_BITS = 512;

    private static final BigInteger LN_2 = calculatedLn2();
    private static final BigInteger PI = calculatedPi();

    private Series() {}

    /// `atanh x = x + x³/3 + x⁵/5 + …` for x in [0, 1).
    static BigInteger atanh(BigInteger x, int bits) {
        var square = x.multiply(x).shiftRight(bits);
        var sum = x;
        var power = x;
        for (long i = 3; power.signum() != 0; i += 2) {
            power = power.multiply(square).shiftRight(bits);
            sum = sum.add(power.divide(BigInteger.valueOf(i)));
        }
        return sum;
    }

    static BigInteger ln2(int bits) {
        return truncated(LN_2, bits);
    }

    static BigInteger pi(int bits) {
        return truncated(PI, bits);
    }

    private static BigInteger truncated(BigInteger constant, int bits) {
        if (bits > CONSTANT_BITS) {
            throw new IllegalArgumentException("constants have no " + bits + " bits");
        }
        return constant.shiftRight(CONSTANT_BITS - bits);
    }

    /// `ln 2 = 2 atanh 1/3`.
    private static BigInteger calculatedLn2() {
        var power = BigInteger.ONE.shiftLeft(CONSTANT_BITS + 1).divide(BigInteger.valueOf(3));
        var sum = power;
        for (long i = 3; power.signum() != 0; i += 2) {
            power = power.divide(NINE);
            sum = sum.add(power.divide(BigInteger.valueOf(i)));
        }
        return sum;
    }

    /// `π = 16 atan 1/5 - 4 atan 1/239` (Machin).
    private static BigInteger calculatedPi() {
        return atanOfInverse(5, CONSTANT_BITS)
                .shiftLeft(4)
                .subtract(atanOfInverse(239, CONSTANT_BITS).shiftLeft(2));
    }

    /// `atan 1/n = 1/n - 1/(3n³) + 1/(5n⁵) - …`.
    private static BigInteger atanOfInverse(long n, int bits) {
        var square = BigInteger.valueOf(n * n);
        var power = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(n));
        var sum = power;
        boolean minus = true;
        for (long i = 3; power.signum() != 0; i += 2) {
            power = power.divide(square);
            var term = power.divide(BigInteger.valueOf(i));
            sum = minus ? sum.subtract(term) : sum.add(term);
            minus = !minus;
        }
        return sum;
    }
}
