package dev.envtune.policy.jinja;

import dev.envtune.policy.jinja.Values.Namespace;
import dev.envtune.policy.jinja.Values.Undefined;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Arithmetic, attributes, subscripts and slices as Python has them.
final class Operators {
    private Operators() {}

    static Object add(Object left, Object right) {
        if (left instanceof Text a && right instanceof Text b) {
            return a.plus(b);
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return Stream.<Object>concat(a.stream(), b.stream()).toList();
        }
        return arithmetic("+", left, right);
    }

    static Object arithmetic(String sign, Object left, Object right) {
        if (!Values.isNumber(left) || !Values.isNumber(right)) {
            throw new JinjaException(
                    "%s %s %s is not possible"
                            .formatted(Values.kind(left), sign, Values.kind(right)));
        }
        if (sign.equals("/") || left instanceof Double || right instanceof Double) {
            return reals(sign, Values.asDouble(left), Values.asDouble(right));
        }
        return integers(sign, Values.asLong(left), Values.asLong(right));
    }

    /// `-value` or `+value`. Not `0 - value`, which loses the sign of 0.0.
    static Object sign(String sign, Object value) {
        return sign.equals("-") && value instanceof Double number
                ? -number
                : arithmetic(sign, 0L, value);
    }

    private static Object integers(String sign, long left, long right) {
        try {
            return switch (sign) {
                case "+" -> Math.addExact(left, right);
                case "-" -> Math.subtractExact(left, right);
                case "*" -> Math.multiplyExact(left, right);
                case "//" -> Math.floorDiv(left, right);
                case "%" -> Math.floorMod(left, right);
                default -> right < 0 ? (Object) Math.pow(left, right) : power(left, right);
            };
        } catch (ArithmeticException e) {
            throw new JinjaException("%d %s %d: %s".formatted(left, sign, right, e.getMessage()));
        }
    }

    private static long power(long base, long exponent) {
        return BigInteger.valueOf(base).pow(Math.toIntExact(exponent)).longValueExact();
    }

    private static double reals(String sign, double left, double right) {
        if (right == 0 && "//%".contains(sign)) {
            throw new JinjaException("division by zero");
        }
        return switch (sign) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "//" -> Math.floor(left / right);
            case "%" -> left - right * Math.floor(left / right);
            default -> Math.pow(left, right);
        };
    }

    static Object multiply(Object left, Object right) {
        if (left instanceof Text text && right instanceof Long times) {
            var result = new Text.Builder();
            for (var i = 0L; i < times; i++) {
                result.add(text);
            }
            return result.build();
        }
        return arithmetic("*", left, right);
    }

    /// `object.name`: methods before keys, as Python's `getattr` finds them first.
    static Object attribute(Object object, String name) {
        if (object instanceof Undefined undefined) {
            throw new JinjaException("'%s' is undefined".formatted(undefined.name()));
        }
        var method = Methods.of(object, name);
        if (method.isPresent()) {
            return method.get();
        }
        return switch (object) {
            case Namespace namespace
                    when namespace.attributes().get(name) instanceof Object value ->
                    value;
            case Map<?, ?> map when map.get(Text.own(name)) instanceof Object value -> value;
            default -> new Undefined(name);
        };
    }

    /// `object[key]`. What is not there is undefined.
    static Object subscript(Object object, Object key) {
        if (object instanceof Map<?, ?> map && map.get(key) instanceof Object value) {
            return value;
        }
        if (key instanceof Long index && (object instanceof List<?> || object instanceof Text)) {
            var items = Values.items(object);
            var position = index < 0 ? index + items.size() : index;
            return position >= 0 && position < items.size()
                    ? items.get((int) position)
                    : new Undefined("item " + index);
        }
        return key instanceof Text name
                ? attribute(object, name.value())
                : new Undefined(Values.print(key).value());
    }

    /// `object[from:to:step]` of a list or a string; a part that was left out is none.
    static Object slice(Object object, Object from, Object to, Object step) {
        if (!(object instanceof List<?>) && !(object instanceof Text)) {
            throw new JinjaException(Values.kind(object) + " has no slices");
        }
        var items = Values.items(object);
        var by = step instanceof Long number ? number : 1;
        if (by == 0) {
            throw new JinjaException("the step of a slice is 0");
        }
        var size = items.size();
        var first = bound(from, by > 0 ? 0 : size - 1, by, size);
        var last = bound(to, by > 0 ? size : -1, by, size);
        var result = new ArrayList<Object>();
        for (var i = first; by > 0 ? i < last : i > last; i += by) {
            result.add(items.get((int) i));
        }
        return object instanceof Text ? joined(result) : result;
    }

    private static long bound(Object given, long absent, long step, int size) {
        if (!(given instanceof Long index)) {
            return absent;
        }
        var fromStart = index < 0 ? index + size : index;
        return step > 0 ? Math.clamp(fromStart, 0, size) : Math.clamp(fromStart, -1, size - 1);
    }

    static Text joined(List<Object> texts) {
        var result = new Text.Builder();
        texts.forEach(text -> result.add(Values.print(text)));
        return result.build();
    }
}
