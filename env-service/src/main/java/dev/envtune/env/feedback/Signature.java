package dev.envtune.env.feedback;

import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.ParamSpec;
import dev.envtune.env.sandbox.ToolSpec;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.TupleValue;
import dev.envtune.env.sandbox.python.Value;
import java.util.stream.Collectors;

/// A tool's parameters in one line, and whether values fit their declared types.
final class Signature {
    private Signature() {}

    /// `tail(file_name: string, lines: integer = 10)`.
    static String of(ToolSpec tool) {
        return tool.params().stream()
                .map(Signature::of)
                .collect(Collectors.joining(", ", tool.name() + "(", ")"));
    }

    private static String of(ParamSpec param) {
        var declared = param.name() + ": " + param.type().schemaName();
        var otherwise = param.defaultValue();
        return otherwise == null ? declared : declared + " = " + TextForms.repr(otherwise);
    }

    static boolean fits(ParamSpec param, Value value) {
        if (value.equals(param.defaultValue())) {
            return true;
        }
        return switch (param.type()) {
            case STRING -> value instanceof Str;
            case INTEGER -> value instanceof Int;
            case FLOAT -> value instanceof Int || value instanceof Real;
            case BOOLEAN -> value instanceof Bool;
            case ARRAY -> value instanceof ListValue list && itemsFit(param.items(), list);
            case OBJECT -> value instanceof DictValue;
            case ANY -> true;
        };
    }

    private static boolean itemsFit(JsonType items, ListValue list) {
        for (var item : list) {
            boolean fits =
                    switch (items) {
                        case STRING -> item instanceof Str;
                        case INTEGER -> item instanceof Int;
                        case FLOAT -> item instanceof Int || item instanceof Real;
                        default -> true;
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// A value's type in the words of JSON.
    static String typeOf(Value value) {
        return switch (value) {
            case None _ -> "null";
            case Bool _ -> "a boolean";
            case Int _ -> "an integer";
            case Real _ -> "a number";
            case Str _ -> "a string";
            case ListValue _, TupleValue _ -> "an array";
            case DictValue _ -> "an object";
            default -> "a " + value.typeName();
        };
    }
}
