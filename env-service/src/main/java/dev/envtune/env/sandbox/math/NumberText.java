package dev.envtune.env.sandbox.math;

import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import org.jspecify.annotations.Nullable;

/// Numbers, and the numbers that texts were meant to be.
final class NumberText {
    private NumberText() {}

    static boolean isNumber(Value value) {
        return value instanceof Int || value instanceof Real || value instanceof Bool;
    }

    /// The number itself, or the one that a text spells; null where there is none.
    static @Nullable Value number(Value value) {
        if (isNumber(value)) {
            return value;
        }
        if (!(value instanceof Str(var text))) {
            return null;
        }
        try {
            boolean whole = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
            return whole ? Operators.toInt(value) : Operators.toFloat(value);
        } catch (PythonError _) { // no number
            return null;
        }
    }
}
