package dev.envtune.policy.jinja;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What expressions work on: [Text], [Boolean], [Long], [BigInteger], [Double], [List], [Map], [None],
/// [Undefined], [Namespace] and [Function].
final class Values {
    /// Python's None.
    enum None {
        NONE
    }

    /// A variable, key or attribute that does not exist. It prints as nothing and is false.
    record Undefined(String name) {}

    /// What `namespace()` makes: attributes that a template may set.
    record Namespace(Map<String, Object> attributes) {}

    /// Something that can be called.
    interface Function {
        Object call(Arguments arguments);
    }

    private Values() {}

    /// A Java value as a template sees it. Its strings, keys too, become text by `text`.
    static Object of(@Nullable Object value, java.util.function.Function<String, Text> text) {
        return switch (value) {
            case null -> None.NONE;
            case String string -> text.apply(string);
            case Integer number -> number.longValue();
            case Float number -> number.doubleValue();
            case Map<?, ?> map -> {
                var result = new LinkedHashMap<Object, Object>();
                map.forEach((key, item) -> result.put(of(key, text), of(item, text)));
                yield result;
            }
            case Iterable<?> items -> {
                var result = new ArrayList<>();
                items.forEach(item -> result.add(of(item, text)));
                yield result;
            }
            case Text _, Boolean _, Long _, Double _, BigInteger _, None _, Function _ -> value;
            case Number number -> number.doubleValue();
            default ->
                    throw new IllegalArgumentException(
                            "templates know no " + value.getClass().getName());
        };
    }

    static boolean isTrue(Object value) {
        return switch (value) {
            case Boolean truth -> truth;
            case Text text -> !text.isEmpty();
            case Number number -> number.doubleValue() != 0;
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case None _, Undefined _ -> false;
            default -> true;
        };
    }

    /// The value as it is printed, Python's `str`.
    static Text print(Object value) {
        return switch (value) {
            case Text text -> text;
            case Undefined _ -> Text.EMPTY;
            case None _ -> Text.own("None");
            case Boolean truth -> Text.own(truth ? "True" : "False");
            case Double number -> Text.own(Json.number(number));
            case Long _, BigInteger _ -> Text.own(value.toString());
            default ->
                    throw new JinjaException(
                            "%s cannot be printed; use the filter tojson".formatted(kind(value)));
        };
    }

    /// What a loop goes over.
    static List<Object> items(Object value) {
        return switch (value) {
            case List<?> list -> new ArrayList<>(list);
            case Map<?, ?> map -> new ArrayList<>(map.keySet());
            case Text text -> new ArrayList<>(text.characters());
            case Undefined _ -> List.of();
            default -> throw new JinjaException(kind(value) + " has no items");
        };
    }

    static boolean equal(Object left, Object right) {
        if (isNumber(left) && isNumber(right)) {
            return asDouble(left) == asDouble(right);
        }
        return left.equals(right) || (left instanceof Undefined && right instanceof Undefined);
    }

    static int compare(Object left, Object right) {
        if (isNumber(left) && isNumber(right)) {
            return Double.compare(asDouble(left), asDouble(right));
        }
        if (left instanceof Text a && right instanceof Text b) {
            return compare(a.value(), b.value());
        }
        throw new JinjaException("%s and %s have no order".formatted(kind(left), kind(right)));
    }

    /// By code point, as Python does; `String.compareTo` puts emoji before other characters.
    private static int compare(String left, String right) {
        return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }

    static boolean isIn(Object item, Object container) {
        return switch (container) {
            case Text text when item instanceof Text part -> text.value().contains(part.value());
            case Map<?, ?> map -> map.containsKey(item);
            case List<?> list -> list.stream().anyMatch(each -> equal(each, item));
            case Undefined _ -> false;
            default ->
                    throw new JinjaException(
                            "%s cannot be in %s".formatted(kind(item), kind(container)));
        };
    }

    /// Truth counts as 1 and 0.
    static boolean isNumber(Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    static double asDouble(Object value) {
        return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).doubleValue();
    }

    static long asLong(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? 1 : 0;
            case Long number -> number;
            default -> throw new JinjaException(kind(value) + " is no integer");
        };
    }

    static String asString(Object value) {
        if (value instanceof Text text) {
            return text.value();
        }
        throw new JinjaException(kind(value) + " is no string");
    }

    /// What the value is, for messages.
    static String kind(Object value) {
        return switch (value) {
            case Text _ -> "a string";
            case Boolean _ -> "a truth value";
            case Number _ -> "a number";
            case List<?> _ -> "a list";
            case Map<?, ?> _ -> "a dictionary";
            case None _ -> "none";
            case Undefined undefined -> "'" + undefined.name + "', which is undefined,";
            case Namespace _ -> "a namespace";
            default -> "a function";
        };
    }
}
