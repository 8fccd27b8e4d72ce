package dev.envtune.policy.jinja;

import dev.envtune.policy.jinja.Values.Function;
import dev.envtune.policy.jinja.Values.None;
import dev.envtune.policy.jinja.Values.Undefined;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The tests that may follow `is`.
final class Tests {
    interface Test {
        boolean holds(Object value, Arguments arguments);
    }

    private static final Map<String, Test> NAMED = new HashMap<>();

    static {
        add("defined", value -> !(value instanceof Undefined));
        add("undefined", Undefined.class::isInstance);
        add("none", value -> value == None.NONE);
        add("string", Text.class::isInstance);
        add("mapping", Map.class::isInstance);
        add("boolean", Boolean.class::isInstance);
        add("true", value -> value.equals(true));
        add("false", value -> value.equals(false));
        add("number", Values::isNumber);
        add("integer", value -> value instanceof Long || value instanceof BigInteger);
        add("float", Double.class::isInstance);
        add("callable", Function.class::isInstance);
        // A string is a sequence of characters.
        add("sequence", Tests::isSequence);
        add("iterable", value -> isSequence(value) || value instanceof Undefined);
        add("odd", value -> Math.floorMod(Values.asLong(value), 2) == 1);
        add("even", value -> Math.floorMod(Values.asLong(value), 2) == 0);
        for (var name : List.of("eq", "equalto", "==")) {
            compare(name, "==");
        }
        compare("ne", "!=");
        compare("lt", "<");
        compare("le", "<=");
        compare("gt", ">");
        compare("ge", ">=");
        compare("in", "in");
        NAMED.put(
                "divisibleby",
                (value, arguments) ->
                        Math.floorMod(Values.asLong(value), Values.asLong(arguments.need(0, "num")))
                                == 0);
    }

    private Tests() {}

    private static void add(String name, Predicate<Object> test) {
        NAMED.put(name, (value, _) -> test.test(value));
    }

    private static void compare(String name, String sign) {
        NAMED.put(name, (value, arguments) -> compare(sign, value, arguments.need(0, "other")));
    }

    static Optional<Test> named(String name) {
        return Optional.ofNullable(NAMED.get(name));
    }

    private static boolean isSequence(Object value) {
        return value instanceof Text || value instanceof List || value instanceof Map;
    }

    static boolean compare(String sign, Object left, Object right) {
        return switch (sign) {
            case "==" -> Values.equal(left, right);
            case "!=" -> !Values.equal(left, right);
            case "in" -> Values.isIn(left, right);
            case "not in" -> !Values.isIn(left, right);
            case "<" -> Values.compare(left, right) < 0;
            case "<=" -> Values.compare(left, right) <= 0;
            case ">" -> Values.compare(left, right) > 0;
            default -> Values.compare(left, right) >= 0;
        };
    }
}
