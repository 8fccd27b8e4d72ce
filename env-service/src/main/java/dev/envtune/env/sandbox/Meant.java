package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import org.jspecify.annotations.Nullable;

/// What a value was probably meant to be. Tools never act on it; hints suggest it.
public final class Meant {
    private static final int MOST_DIGITS = 18;

    private Meant() {}

    /// The integer whose digits a text holds, or null.
    public static @Nullable Int integer(Value given) {
        if (!(given instanceof Str(var text)) || text.isEmpty() || text.length() > MOST_DIGITS) {
            return null;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = 10 * number + digit;
        }
        return Int.of(number);
    }

    /// The known text that differs from a given one only in case, surrounding space or a leading
    /// `@`, `#` or `$`, or null.
    public static @Nullable Str spelling(Value given, Iterable<Value> known) {
        if (given instanceof Str(var text)) {
            var bare = bare(text);
            for (var value : known) {
                if (value instanceof Str candidate
                        && bare(candidate.value()).equalsIgnoreCase(bare)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    private static String bare(String text) {
        var stripped = text.strip();
        boolean signed = !stripped.isEmpty() && "@#$".indexOf(stripped.charAt(0)) >= 0;
        return signed ? stripped.substring(1) : stripped;
    }
}
