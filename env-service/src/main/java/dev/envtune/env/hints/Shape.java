package dev.envtune.env.hints;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Value;
import org.jspecify.annotations.Nullable;

/// Compares the shapes of result texts: objects with the same keys, lists of the same length.
final class Shape {
    private Shape() {}

    static boolean same(String one, String other) {
        var first = json(one);
        var second = json(other);
        return first == null || second == null ? first == second : same(first, second);
    }

    private static @Nullable Value json(String text) {
        try {
            return JsonValues.parse(text);
        } catch (PythonError _) {
            return null; // a text that is no JSON
        }
    }

    private static boolean same(Value one, Value other) {
        return switch (one) {
            case DictValue dict -> other instanceof DictValue with && sameFields(dict, with);
            case ListValue list -> other instanceof ListValue with && sameItems(list, with);
            default -> !(other instanceof DictValue) && !(other instanceof ListValue);
        };
    }

    private static boolean sameFields(DictValue one, DictValue other) {
        return one.keys().equals(other.keys())
                && one.entries().stream()
                        .allMatch(
                                entry -> {
                                    var value = other.get(entry.getKey());
                                    return value != null && same(entry.getValue(), value);
                                });
    }

    private static boolean sameItems(ListValue one, ListValue other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }
}
