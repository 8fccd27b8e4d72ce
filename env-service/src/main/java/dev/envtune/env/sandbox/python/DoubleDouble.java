package dev.envtune.env.sandbox.python;

/// An unevaluated sum of two doubles, about 106 bits: `hi` is the nearest double of the sum
/// (Dekker 1971; Hida, Li and Bailey, "Library for Double-Double and Quad-Double Arithmetic", 2000).
record DoubleDouble(double hi, double lo) {
    static final DoubleDouble LN_2 = new DoubleDouble(0.6931471805599453, 2.3190468138462996e-17);

    private static final int LOG_TERMS = 24;
    private static final int EXP_TERMS = 11;
    private static final int EXP_SQUARINGS = 9;

    static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    /// The exact sum.
    private static DoubleDouble sum(double a, double b) {
        double hi = a + b;
        double rest = hi - a;
        return new DoubleDouble(hi, (a - (hi - rest)) + (b - rest));
    }

    private static DoubleDouble product(double a, double b) {
        double hi = a * b;
        return new DoubleDouble(hi, Math.fma(a, b, -hi));
    }

    DoubleDouble plus(DoubleDouble other) {
        var high = sum(hi, other.hi);
        var low = sum(lo, other.lo);
        var middle = sum(high.hi, high.lo + low.hi);
        return sum(middle.hi, middle.lo + low.lo);
    }

    DoubleDouble times(DoubleDouble other) {
        var exact = product(hi, other.hi);
        return sum(exact.hi, exact.lo + Math.fma(hi, other.lo, lo * other.hi));
    }

    DoubleDouble times(double factor) {
        var exact = product(hi, factor);
        return sum(exact.hi, Math.fma(lo, factor, exact.lo));
    }

    DoubleDouble over(DoubleDouble divisor) {
        double first = hi / divisor.hi;
        var rest = plus(divisor.times(-first));
        double second = rest.hi / divisor.hi;
        var last = rest.plus(divisor.times(-second));
        var quotient = sum(first, second);
        return quotient.plus(of(last.hi / divisor.hi));
    }

    /// The natural logarithm of a positive, finite double: `e ln 2 + 2 artanh((m - 1) / (m + 1))` with
    /// the mantissa m around 1.
    static DoubleDouble log(double x) {
        int exponent = Math.getExponent(x);
        double normal = x;
        int shift = 0;
        if (exponent < Double.MIN_EXPONENT) {
            normal = x * 0x1p54;
            shift = 54;
            exponent = Math.getExponent(normal);
        }
        double mantissa = Math.scalb(normal, -exponent);
        if (mantissa > 1.4142135623730951) {
            mantissa /= 2;
            exponent++;
        }
        var ratio = sum(mantissa, -1).over(sum(mantissa, 1));
        var square = ratio.times(ratio);
        var series = of(0);
        for (int k = LOG_TERMS; k >= 0; k--) {
            series = series.times(square).plus(of(1).over(of(2 * k + 1)));
        }
        return LN_2.times(exponent - shift).plus(ratio.times(series).times(2));
    }

    /// `e^x - 1` for |x| below 1: a Taylor series at a small part of x, then repeated doubling.
    DoubleDouble expMinusOne() {
        var part = times(Math.scalb(1.0, -EXP_SQUARINGS));
        var series = of(0);
        for (int k = EXP_TERMS; k >= 1; k--) {
            series = series.plus(of(1)).times(part).over(of(k));
        }
        for (int i = 0; i < EXP_SQUARINGS; i++) {
            series = series.times(2).plus(series.times(series));
        }
        return series;
    }
}
