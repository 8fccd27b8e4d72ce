package dev.envtune.env.hints;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TupleValue;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.List;

/// The texts and numbers in a value.
final class Leaves {
    private Leaves() {}

    static List<Value> of(Value value) {
        var leaves = new ArrayList<Value>();
        collect(value, leaves);
        return leaves;
    }

    private static void collect(Value value, List<Value> leaves) {
        switch (value) {
            case Str _, Int _, Real _ -> leaves.add(value);
            case ListValue list -> list.forEach(item -> collect(item, leaves));
            case TupleValue tuple -> tuple.items().forEach(item -> collect(item, leaves));
            case DictValue dict ->
                    dict.entries().forEach(entry -> collect(entry.getValue(), leaves));
            default -> {}
        }
    }
}
