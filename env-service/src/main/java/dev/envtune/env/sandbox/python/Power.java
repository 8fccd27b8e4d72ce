package dev.envtune.env.sandbox.python;

import java.math.BigInteger;

/// `**`: an integer, a float, or for a negative base and a fractional exponent a complex number.
final class Power {
    private Power() {}

    static Value power(Value base, Value exponent) {
        if (base instanceof Real || exponent instanceof Real) {
            return real(Numbers.real(base), Numbers.real(exponent));
        }
        var x = Numbers.integer(base);
        var y = Numbers.integer(exponent);
        if (y.bigValue().signum() < 0) {
            return real(Numbers.real(x), Numbers.real(y));
        }
        return integer(x.bigValue(), y);
    }

    private static Value integer(BigInteger base, Int exponent) {
        if (base.bitLength() <= 1 && base.abs().bitLength() <= 1) {
            boolean one =
                    base.signum() == 0 ? !exponent.truthy() : isEven(exponent) || base.signum() > 0;
            return one ? Int.of(1) : Int.of(base.signum());
        }
        // the result has more than (bits - 1) * exponent bits
        int bits = base.abs().bitLength() - 1;
        if (!exponent.isLong() || exponent.longValue() > IntegerText.MAX_BITS / bits) {
            throw IntegerText.tooLarge();
        }
        return Arithmetic.bounded(base.pow((int) exponent.longValue()));
    }

    private static boolean isEven(Int number) {
        return !number.bigValue().testBit(0);
    }

    private static Value real(double base, double exponent) {
        if (exponent == 0 || base == 1) {
            return new Real(1);
        }
        if (base == 0 && exponent < 0) {
            throw PythonError.zeroDivision("0.0 cannot be raised to a negative power");
        }
        if (base == -1 && Double.isInfinite(exponent)) {
            return new Real(1);
        }
        boolean finite = Double.isFinite(base) && Double.isFinite(exponent);
        if (finite && base < 0 && exponent != Math.rint(exponent)) {
            return complex(base, exponent);
        }
        double result = RealPower.of(base, exponent);
        if (finite && Double.isInfinite(result)) {
            throw PythonError.overflow("(34, 'Numerical result out of range')");
        }
        return new Real(result);
    }

    /// Through polar form, as CPython does: length and phase of the base, scaled by the exponent.
    private static Opaque complex(double base, double exponent) {
        double length = RealPower.of(-base, exponent);
        double phase = StrictMath.atan2(0, base) * exponent;
        double real = length * StrictMath.cos(phase);
        double imaginary = length * StrictMath.sin(phase);
        if (!Double.isFinite(real) || !Double.isFinite(imaginary)) {
            throw PythonError.overflow("complex exponentiation");
        }
        var text = new StringBuilder();
        boolean pure = real == 0 && Math.copySign(1, real) > 0;
        if (!pure) {
            part(text.append('('), real);
            if (Math.copySign(1, imaginary) > 0) {
                text.append('+');
            }
        }
        part(text, imaginary);
        return new Opaque("complex", text.append(pure ? "j" : "j)").toString());
    }

    /// Like a float, without the `.0` of integral values.
    private static void part(StringBuilder text, double value) {
        FloatText.append(text, value);
        int end = text.length();
        if (end > 2 && text.charAt(end - 1) == '0' && text.charAt(end - 2) == '.') {
            text.setLength(end - 2);
        }
    }
}
