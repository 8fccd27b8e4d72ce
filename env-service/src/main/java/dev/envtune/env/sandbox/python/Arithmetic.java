package dev.envtune.env.sandbox.python;

import java.math.BigInteger;

/// Arithmetic on numbers: integers exactly, and as doubles where one operand is a float.
final class Arithmetic {
    private Arithmetic() {}

    static Value add(Value a, Value b) {
        if (a instanceof Real || b instanceof Real) {
            return new Real(Numbers.real(a) + Numbers.real(b));
        }
        var x = Numbers.integer(a);
        var y = Numbers.integer(b);
        if (x.isLong() && y.isLong()) {
            long sum = x.longValue() + y.longValue();
            if (((x.longValue() ^ sum) & (y.longValue() ^ sum)) >= 0) {
                return Int.of(sum);
            }
        }
        return bounded(x.bigValue().add(y.bigValue()));
    }

    static Value subtract(Value a, Value b) {
        if (a instanceof Real || b instanceof Real) {
            return new Real(Numbers.real(a) - Numbers.real(b));
        }
        return bounded(Numbers.integer(a).bigValue().subtract(Numbers.integer(b).bigValue()));
    }

    static Value multiply(Value a, Value b) {
        if (a instanceof Real || b instanceof Real) {
            return new Real(Numbers.real(a) * Numbers.real(b));
        }
        var x = Numbers.integer(a).bigValue();
        var y = Numbers.integer(b).bigValue();
        if (x.signum() != 0
                && y.signum() != 0
                && x.bitLength() + y.bitLength() - 2 > IntegerText.MAX_BITS) {
            throw IntegerText.tooLarge();
        }
        return bounded(x.multiply(y));
    }

    static Value divide(Value a, Value b) {
        if (a instanceof Real || b instanceof Real) {
            double x = Numbers.real(a);
            double y = Numbers.real(b);
            if (y == 0) {
                throw PythonError.zeroDivision("float division by zero");
            }
            return new Real(x / y);
        }
        var x = Numbers.integer(a);
        var y = Numbers.integer(b);
        if (!y.truthy()) {
            throw PythonError.zeroDivision("division by zero");
        }
        return new Real(Quotient.of(x, y));
    }

    static Value floorDivide(Value a, Value b) {
        if (a instanceof Real || b instanceof Real) {
            double x = Numbers.real(a);
            double y = Numbers.real(b);
            if (y == 0) {
                throw PythonError.zeroDivision("float floor division by zero");
            }
            return new Real(floorQuotient(x, y));
        }
        var y = divisor(b, "integer division or modulo by zero");
        var parts = Numbers.integer(a).bigValue().divideAndRemainder(y);
        boolean below = parts[1].signum() != 0 && parts[1].signum() != y.signum();
        return Int.of(below ? parts[0].subtract(BigInteger.ONE) : parts[0]);
    }

    static Value modulo(Value a, Value b) {
        if (a instanceof Real || b instanceof Real) {
            double x = Numbers.real(a);
            double y = Numbers.real(b);
            if (y == 0) {
                throw PythonError.zeroDivision("float modulo");
            }
            return new Real(floorRemainder(x, y));
        }
        var y = divisor(b, "integer modulo by zero");
        var rest = Numbers.integer(a).bigValue().remainder(y);
        boolean below = rest.signum() != 0 && rest.signum() != y.signum();
        return Int.of(below ? rest.add(y) : rest);
    }

    static Value negate(Value a) {
        return a instanceof Real real
                ? new Real(-real.value())
                : Int.of(Numbers.integer(a).bigValue().negate());
    }

    static Value absolute(Value a) {
        return a instanceof Real real
                ? new Real(Math.abs(real.value()))
                : Int.of(Numbers.integer(a).bigValue().abs());
    }

    /// An integer that can be printed.
    static Int bounded(BigInteger result) {
        return Int.of(IntegerText.requirePrintable(result));
    }

    private static BigInteger divisor(Value b, String ifZero) {
        var divisor = Numbers.integer(b).bigValue();
        if (divisor.signum() == 0) {
            throw PythonError.zeroDivision(ifZero);
        }
        return divisor;
    }

    /// The exact remainder of the truncated quotient, moved to the divisor's sign.
    private static double floorRemainder(double x, double y) {
        double rest = x % y;
        if (rest == 0) {
            return Math.copySign(0, y);
        }
        return rest < 0 == y < 0 || Double.isNaN(rest) ? rest : rest + y;
    }

    private static double floorQuotient(double x, double y) {
        double rest = x % y;
        double quotient = (x - rest) / y;
        if (rest != 0 && rest < 0 != y < 0) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0, x / y);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }
}
