package dev.envtune.policy.jinja;

import java.util.function.IntPredicate;

/// Whitespace in the sense of Python's `str`.
final class Whitespace {
    private Whitespace() {}

    static boolean is(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || codePoint == 0x85;
    }

    static Text strip(Text text, boolean left, boolean right) {
        return strip(text, Whitespace::is, left, right);
    }

    /// The text without the leading or trailing characters that are to go.
    static Text strip(Text text, IntPredicate goes, boolean left, boolean right) {
        var value = text.value();
        var from = 0;
        var to = value.length();
        while (left && from < to && goes.test(value.codePointAt(from))) {
            from = value.offsetByCodePoints(from, 1);
        }
        while (right && from < to && goes.test(value.codePointBefore(to))) {
            to = value.offsetByCodePoints(to, -1);
        }
        return text.substring(from, to);
    }
}
