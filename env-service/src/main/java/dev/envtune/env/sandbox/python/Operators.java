package dev.envtune.env.sandbox.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Python's operators and built-in functions on any values, raising [PythonError] with CPython 3.11's
/// text where Python raises.
///
/// Deviations, which keep the work bounded: an integer result of more than 4300 digits raises at
/// once the `ValueError` that printing it would raise, and a sequence result of more than
/// [Sequences#MAX_ITEMS] items raises a memory error.
public final class Operators {
    private Operators() {}

    public static Value add(Value a, Value b) {
        return Numbers.isNumber(a) && Numbers.isNumber(b)
                ? Arithmetic.add(a, b)
                : Sequences.concatenate(a, b);
    }

    /// Also the difference of sets.
    public static Value subtract(Value a, Value b) {
        if (a instanceof SetValue one && b instanceof SetValue other) {
            var difference = one.copy();
            difference.items().removeAll(other.items());
            return difference;
        }
        requireNumbers("-", a, b);
        return Arithmetic.subtract(a, b);
    }

    /// Also the repetition of sequences.
    public static Value multiply(Value a, Value b) {
        return Numbers.isNumber(a) && Numbers.isNumber(b)
                ? Arithmetic.multiply(a, b)
                : Sequences.repeat(a, b);
    }

    /// True division; of integers, correctly rounded.
    public static Value divide(Value a, Value b) {
        requireNumbers("/", a, b);
        return Arithmetic.divide(a, b);
    }

    public static Value floorDivide(Value a, Value b) {
        requireNumbers("//", a, b);
        return Arithmetic.floorDivide(a, b);
    }

    /// The remainder with the sign of the divisor; a string on the left is a format, and formats
    /// with conversions are not supported.
    public static Value modulo(Value a, Value b) {
        if (a instanceof Str format) {
            return Sequences.format(format, b);
        }
        requireNumbers("%", a, b);
        return Arithmetic.modulo(a, b);
    }

    public static Value power(Value base, Value exponent) {
        requireNumbers("** or pow()", base, exponent);
        return Power.power(base, exponent);
    }

    public static Value negate(Value a) {
        requireNumber("unary -: ", a);
        return Arithmetic.negate(a);
    }

    /// Unary plus.
    public static Value plus(Value a) {
        requireNumber("unary +: ", a);
        return a instanceof Bool flag ? Numbers.integer(flag) : a;
    }

    /// `~a`.
    public static Value invert(Value a) {
        if (!Numbers.isInteger(a)) {
            throw PythonError.type("bad operand type for unary ~: '" + a.typeName() + "'");
        }
        return Arithmetic.subtract(Int.of(-1), a);
    }

    public static Value absolute(Value a) {
        requireNumber("abs(): ", a);
        return Arithmetic.absolute(a);
    }

    /// `round(x)` or `round(x, digits)`: half to even on the exact value.
    ///
    /// @param digits null and `None` alike round to an integer
    public static Value round(Value x, @Nullable Value digits) {
        return Rounding.round(x, digits);
    }

    public static boolean less(Value a, Value b) {
        return Comparison.LESS.holds(a, b);
    }

    public static boolean lessOrEqual(Value a, Value b) {
        return Comparison.LESS_OR_EQUAL.holds(a, b);
    }

    public static boolean greater(Value a, Value b) {
        return Comparison.GREATER.holds(a, b);
    }

    public static boolean greaterOrEqual(Value a, Value b) {
        return Comparison.GREATER_OR_EQUAL.holds(a, b);
    }

    /// `item in container`.
    public static boolean contains(Value container, Value item) {
        return Containers.contains(container, item);
    }

    /// `float(a)`.
    public static Real toFloat(Value a) {
        return Conversion.toFloat(a);
    }

    /// `int(a)`.
    public static Int toInt(Value a) {
        return Conversion.toInt(a);
    }

    /// What a loop over the value visits: items, keys, or code points.
    public static List<Value> iterate(Value a) {
        return Containers.iterate(a);
    }

    /// `len(a)`.
    public static int length(Value a) {
        return Containers.length(a);
    }

    /// `container[key]`.
    public static Value item(Value container, Value key) {
        return Containers.item(container, key);
    }

    /// The value itself, where it may be a dictionary key or a set member.
    public static Value hashable(Value a) {
        switch (a) {
            case ListValue _, DictValue _, SetValue _ ->
                    throw PythonError.type("unhashable type: '" + a.typeName() + "'");
            case TupleValue tuple -> tuple.items().forEach(Operators::hashable);
            case None _, Bool _, Int _, Real _, Str _, Opaque _ -> {}
        }
        return a;
    }

    /// The text of a string, on which a method is about to be called.
    ///
    /// @param method named by the `AttributeError` where the value is no string
    public static String text(Value a, String method) {
        if (a instanceof Str text) {
            return text.value();
        }
        throw new PythonError(
                PythonError.Type.ATTRIBUTE_ERROR,
                "'" + a.typeName() + "' object has no attribute '" + method + "'");
    }

    private static void requireNumber(String operation, Value a) {
        if (!Numbers.isNumber(a)) {
            throw PythonError.type("bad operand type for " + operation + "'" + a.typeName() + "'");
        }
    }

    private static void requireNumbers(String operator, Value a, Value b) {
        if (!Numbers.isNumber(a) || !Numbers.isNumber(b)) {
            throw unsupported(operator, a, b);
        }
    }

    static PythonError unsupported(String operator, Value a, Value b) {
        return PythonError.type(
                "unsupported operand type(s) for %s: '%s' and '%s'"
                        .formatted(operator, a.typeName(), b.typeName()));
    }
}
