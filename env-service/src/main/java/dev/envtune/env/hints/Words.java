package dev.envtune.env.hints;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds texts that stand as words of their own in others.
final class Words {
    private static final Pattern WORD = Pattern.compile("\\w+");

    private Words() {}

    static boolean contains(CharSequence text, String wanted) {
        return indexOf(text.toString(), wanted, 0) >= 0;
    }

    /// The text with each occurrence of the wanted words replaced.
    static String replace(String text, String wanted, String by) {
        if (wanted.isEmpty()) {
            return text;
        }
        var out = new StringBuilder();
        int from = 0;
        for (int at = indexOf(text, wanted, 0); at >= 0; at = indexOf(text, wanted, from)) {
            out.append(text, from, at).append(by);
            from = at + wanted.length();
        }
        return out.append(text, from, text.length()).toString();
    }

    static Stream<String> of(String text) {
        return WORD.matcher(text).results().map(MatchResult::group);
    }

    private static int indexOf(String text, String wanted, int from) {
        for (int at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
            if (isEdge(text, at, wanted.charAt(0), -1)
                    && isEdge(
                            text,
                            at + wanted.length() - 1,
                            wanted.charAt(wanted.length() - 1),
                            1)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isEdge(String text, int at, char edge, int direction) {
        int beyond = at + direction;
        return !isWord(edge)
                || beyond < 0
                || beyond >= text.length()
                || !isWord(text.charAt(beyond));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
