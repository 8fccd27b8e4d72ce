package dev.envtune.env.sandbox.python;

import org.jspecify.annotations.Nullable;

/// A text to be searched for in others, each in linear time, where the JDK's search could take the
/// product of their lengths (Knuth, Morris and Pratt, 1977).
public final class Substring {
    private static final int SHORT = 16;

    /// Comparisons that are cheaper than preparing the search.
    private static final long FEW = 1 << 10;

    private final String part;
    private int @Nullable [] borders;

    public Substring(String part) {
        this.part = part;
    }

    /// What is on the left of `part in text`; raises Python's `TypeError` where it is no string.
    public static Substring of(Value part) {
        if (part instanceof Str(var text)) {
            return new Substring(text);
        }
        throw PythonError.type(
                "'in <string>' requires string as left operand, not " + part.typeName());
    }

    /// `part in text`.
    public boolean isIn(String text) {
        long worst = (long) part.length() * (text.length() - part.length() + 1);
        return part.length() <= SHORT || worst <= FEW ? text.contains(part) : search(text);
    }

    private boolean search(String text) {
        var known = borders;
        if (known == null) {
            known = borders(part);
            borders = known;
        }
        int matched = 0;
        for (int i = 0; i < text.length(); i++) {
            while (matched > 0 && text.charAt(i) != part.charAt(matched)) {
                matched = known[matched - 1];
            }
            if (text.charAt(i) == part.charAt(matched)) {
                matched++;
            }
            if (matched == part.length()) {
                return true;
            }
        }
        return false;
    }

    /// For each prefix, the length of the longest shorter prefix that is its suffix.
    private static int[] borders(String part) {
        var borders = new int[part.length()];
        int length = 0;
        for (int i = 1; i < part.length(); i++) {
            while (length > 0 && part.charAt(i) != part.charAt(length)) {
                length = borders[length - 1];
            }
            if (part.charAt(i) == part.charAt(length)) {
                length++;
            }
            borders[i] = length;
        }
        return borders;
    }
}
