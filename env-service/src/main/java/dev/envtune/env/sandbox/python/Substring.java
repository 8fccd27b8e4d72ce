package dev.envtune.env.sandbox.python;

/// Searches a text for another in linear time, where the JDK's search could take the product of their
/// lengths (Knuth, Morris and Pratt, 1977).
final class Substring {
    /// Comparisons that are cheaper than preparing the search.
    private static final long FEW = 1 << 20;

    private Substring() {}

    static boolean isIn(String text, String part) {
        long worst = (long) part.length() * (text.length() - part.length() + 1);
        return worst <= FEW ? text.contains(part) : search(text, part);
    }

    private static boolean search(String text, String part) {
        var borders = borders(part);
        int matched = 0;
        for (int i = 0; i < text.length(); i++) {
            while (matched > 0 && text.charAt(i) != part.charAt(matched)) {
                matched = borders[matched - 1];
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
