package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.python.Strings;

/// The original's rewriting of a whole call source: white space between a word and an opening
/// parenthesis disappears, inside string literals too (spec/bfcl-protocol.md 2.2).
///
/// Deviation: the original also puts the name of its instance before a tool's name that a parenthesis
/// follows, even inside a string. Ours does not, so such a string stays as the model wrote it.
final class Rewriting {
    private Rewriting() {}

    static String rewritten(String source) {
        int paren = source.indexOf('(');
        while (paren >= 0) {
            if (paren > 0 && Strings.isSpace(source.charAt(paren - 1))) {
                return rewritten(source, paren);
            }
            paren = source.indexOf('(', paren + 1);
        }
        return source;
    }

    /// @param first the first parenthesis with white space before it
    private static String rewritten(String source, int first) {
        var out = new StringBuilder(source.length());
        int copied = 0;
        int scanned = 0;
        for (int paren = first; paren >= 0; paren = source.indexOf('(', paren + 1)) {
            int wordEnd = paren;
            while (wordEnd > scanned && Strings.isSpace(source.charAt(wordEnd - 1))) {
                wordEnd--;
            }
            if (wordEnd < paren && startsLikeName(source, scanned, wordEnd)) {
                out.append(source, copied, wordEnd);
                copied = paren;
            }
            scanned = paren;
        }
        return out.append(source, copied, source.length()).toString();
    }

    /// Whether the run of word characters before an index begins with an ASCII letter or underscore.
    private static boolean startsLikeName(String source, int from, int end) {
        int start = end;
        while (start > from) {
            int before = source.codePointBefore(start);
            if (!isWordCharacter(before)) {
                break;
            }
            start -= Character.charCount(before);
        }
        if (start == end) {
            return false;
        }
        char first = source.charAt(start);
        return first == '_' || first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z';
    }

    /// `\w` of Python's regular expressions.
    private static boolean isWordCharacter(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER ->
                    true;
            default -> c == '_';
        };
    }
}
