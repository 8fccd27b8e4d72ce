package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why a call failed: a declared cause and the facts that its wording and its hints may use.
///
/// @param facts by name, beside the call's bound arguments, which are known anyway
/// @param also further unmet preconditions, in order; only hints tell of them
public record Failure(Cause cause, Map<String, Value> facts, List<Failure> also) {
    public Failure {
        also = List.copyOf(also);
    }

    /// @param facts alternating names and values; a value is a [Value] or a string, number or boolean
    public static Failure of(Cause cause, Object... facts) {
        if (facts.length == 0) {
            return new Failure(cause, Map.of(), List.of());
        }
        var named = LinkedHashMap.<String, Value>newLinkedHashMap(facts.length / 2);
        for (int i = 0; i < facts.length; i += 2) {
            named.put((String) facts[i], value(facts[i + 1]));
        }
        return new Failure(cause, named, List.of());
    }

    /// This failure, with further unmet preconditions.
    public Failure and(List<Failure> also) {
        return new Failure(cause, facts, also);
    }

    private static Value value(Object fact) {
        return switch (fact) {
            case Value value -> value;
            case String text -> new Str(text);
            case Integer number -> Int.of(number);
            case Long number -> Int.of(number);
            case Double number -> new Real(number);
            case Boolean flag -> Bool.of(flag);
            default -> throw new IllegalArgumentException("no fact of " + fact.getClass());
        };
    }
}
