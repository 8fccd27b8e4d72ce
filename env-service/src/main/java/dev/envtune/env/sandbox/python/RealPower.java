package dev.envtune.env.sandbox.python;

import java.math.BigDecimal;
import java.math.BigInteger;

/// The power of two doubles, correctly rounded but for cases within 2^-85 of a tie: the same on every
/// machine, unlike `Math.pow`, and what CPython's C library gives in nearly all cases.
final class RealPower {
    /// Nearer than this, relative to the result, a value counts as lying half way between two doubles.
    private static final double TIE = 0x1p-85;

    private RealPower() {}

    static double of(double base, double exponent) {
        if (base == 0 || exponent == 0 || !Double.isFinite(base) || !Double.isFinite(exponent)) {
            return Math.pow(base, exponent); // exact: no rounding is involved
        }
        boolean odd = Math.abs(exponent) < 0x1p53 && Math.abs(exponent % 2) == 1;
        double size = ofPositive(Math.abs(base), exponent);
        return base < 0 && odd ? -size : size;
    }

    /// `e^(y ln x)`, with the power of two taken out of the exponential.
    private static double ofPositive(double base, double exponent) {
        var log = DoubleDouble.log(base).times(exponent);
        if (log.hi() > 710) {
            return Double.POSITIVE_INFINITY;
        }
        if (log.hi() < -746) {
            return 0;
        }
        int scale = (int) Math.rint(log.hi() / DoubleDouble.LN_2.hi());
        var rest = log.plus(DoubleDouble.LN_2.times(-scale));
        var mantissa = rest.expMinusOne().plus(DoubleDouble.of(1));
        return scale > Double.MIN_EXPONENT + 1
                ? Math.scalb(rounded(mantissa), scale)
                : subnormal(mantissa, scale);
    }

    private static double rounded(DoubleDouble value) {
        double nearest = value.hi();
        double other = value.lo() > 0 ? Math.nextUp(nearest) : Math.nextDown(nearest);
        double half = Math.abs(other - nearest) / 2;
        boolean tie = Math.abs(Math.abs(value.lo()) - half) < TIE * nearest;
        boolean even = (Double.doubleToRawLongBits(nearest) & 1) == 0;
        return tie && !even ? other : nearest;
    }

    /// Rounds once, at the bit where a subnormal ends.
    private static double subnormal(DoubleDouble value, int scale) {
        var exact = new BigDecimal(value.hi()).add(new BigDecimal(value.lo()));
        return exact.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-scale))).doubleValue();
    }
}
