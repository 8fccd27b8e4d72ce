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
            for (var value : known) {
                if (value instanceof Str candidate && sameBare(text, candidate.value())) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /// Copies nothing: a stored text may be large, and a message may ask 128 times.
    private static boolean sameBare(String one, String other) {
        int start = bareStart(one);
        int length = bareEnd(one) - start;
        int otherStart = bareStart(other);
        return length == bareEnd(other) - otherStart
                && one.regionMatches(true, start, other, otherStart, length);
    }

    private static int bareStart(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start < text.length() && "@#$".indexOf(text.charAt(start)) >= 0 ? start + 1 : start;
    }

    /// Not before the start, since a text of nothing but space starts at its end.
    private static int bareEnd(String text) {
        int end = text.length();
        int start = bareStart(text);
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
