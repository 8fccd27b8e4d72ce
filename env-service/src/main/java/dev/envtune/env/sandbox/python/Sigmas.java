package dev.envtune.env.sandbox.python;

/// The one letter whose lower case depends on its neighbours: a capital sigma ends a word as another
/// letter than within it (Unicode's Final_Sigma, as CPython has it).
final class Sigmas {
    private static final char WITHIN = '\u03c3';
    private static final char FINAL = '\u03c2';

    /// Punctuation that may stand within a word.
    private static final String WITHIN_WORDS =
            "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

    private Sigmas() {}

    /// The text with all capital sigmas in lower case, in linear time.
    static String lower(String text) {
        var lowered = text.toCharArray();
        for (int i = 0; i < lowered.length; i++) {
            if (lowered[i] == Strings.CAPITAL_SIGMA) {
                boolean last = isCasedBefore(text, i) && !isCasedFrom(text, i + 1);
                lowered[i] = last ? FINAL : WITHIN;
            }
        }
        return new String(lowered);
    }

    private static boolean isCasedBefore(String text, int end) {
        int at = end;
        while (at > 0) {
            int c = text.codePointBefore(at);
            if (!isIgnorable(c)) {
                return isCased(c);
            }
            at -= Character.charCount(c);
        }
        return false;
    }

    private static boolean isCasedFrom(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!isIgnorable(c)) {
                return isCased(c);
            }
            at += Character.charCount(c);
        }
        return false;
    }

    private static boolean isCased(int c) {
        return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
    }

    private static boolean isIgnorable(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_LETTER,
                    Character.MODIFIER_SYMBOL ->
                    true;
            default -> WITHIN_WORDS.indexOf(c) >= 0;
        };
    }
}
