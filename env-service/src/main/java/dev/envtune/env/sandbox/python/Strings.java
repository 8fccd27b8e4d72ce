package dev.envtune.env.sandbox.python;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/// Python's string methods, on Java strings (spec/bfcl-protocol.md 6.1). Case follows this JDK's
/// Unicode version, which knows a few letters more than CPython 3.11.
public final class Strings {
    /// Python's order of strings: by code points, where Java's own order goes by UTF-16 units.
    public static final Comparator<String> CODE_POINT_ORDER = Strings::compareCodePoints;

    static final char CAPITAL_SIGMA = '\u03a3';

    private Strings() {}

    /// `text.splitlines()`.
    public static List<String> splitLines(String text) {
        var lines = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLineBreak(c)) {
                continue;
            }
            lines.add(text.substring(start, i));
            if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                i++;
            }
            start = i + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static boolean isLineBreak(char c) {
        return c >= '\n' && c <= '\r'
                || c >= 0x1c && c <= 0x1e
                || c == 0x85
                || c == 0x2028
                || c == 0x2029;
    }

    /// `len(text.split())`.
    public static int countWords(String text) {
        int words = 0;
        boolean within = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = isSpace(text.charAt(i));
            words += within || space ? 0 : 1;
            within = !space;
        }
        return words;
    }

    /// `text.split()`: words between runs of white space.
    public static List<String> split(String text) {
        var words = new ArrayList<String>();
        int start = -1;
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
        }
        if (start >= 0) {
            words.add(text.substring(start));
        }
        return words;
    }

    /// `str.isspace` of one character; no white space lies beyond UTF-16's first plane.
    public static boolean isSpace(char c) {
        if (c < 0x80) {
            return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c && c <= 0x1f;
        }
        return c == 0x85
                || c == 0xa0
                || c == 0x1680
                || c >= 0x2000 && c <= 0x200a
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x3000;
    }

    /// `text.strip()`: without white space at both ends.
    public static String strip(String text) {
        return strip(text, c -> isSpace((char) c));
    }

    /// The text without such characters at both ends.
    static String strip(String text, IntPredicate such) {
        int start = 0;
        int end = text.length();
        while (start < end && such.test(text.charAt(start))) {
            start++;
        }
        while (end > start && such.test(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /// `text.strip(chars)`.
    public static String strip(String text, String chars) {
        return stripStart(stripEnd(text, chars), chars);
    }

    /// `text.lstrip(chars)`.
    public static String stripStart(String text, String chars) {
        int start = 0;
        while (start < text.length()) {
            int c = text.codePointAt(start);
            if (!hasCodePoint(chars, c)) {
                break;
            }
            start += Character.charCount(c);
        }
        return text.substring(start);
    }

    /// `text.rstrip(chars)`.
    public static String stripEnd(String text, String chars) {
        int end = text.length();
        while (end > 0) {
            int c = text.codePointBefore(end);
            if (!hasCodePoint(chars, c)) {
                break;
            }
            end -= Character.charCount(c);
        }
        return text.substring(0, end);
    }

    /// Half of a surrogate pair is not contained in it.
    private static boolean hasCodePoint(String chars, int c) {
        if (!Character.isBmpCodePoint(c) || !Character.isSurrogate((char) c)) {
            return chars.indexOf(c) >= 0;
        }
        return chars.codePoints().anyMatch(one -> one == c);
    }

    /// `len(text)`: code points.
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// `text.lower()`.
    public static String lower(String text) {
        // Two letters depend on more than themselves, and Java takes quadratic time over many of
        // them.
        var sigmas = text.indexOf(CAPITAL_SIGMA) < 0 ? text : Sigmas.lower(text);
        return sigmas.replace("\u0130", "i\u0307").toLowerCase(Locale.ROOT);
    }

    /// `text.zfill(width)`: zeros go behind a sign.
    public static String zeroFill(String text, int width) {
        int missing = width - length(text);
        if (missing <= 0) {
            return text;
        }
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String zeros = "0".repeat(missing);
        return signed ? text.charAt(0) + zeros + text.substring(1) : zeros + text;
    }

    /// `f"{number:.<digits>f}"`: half to even on the exact binary value.
    public static String fixed(double number, int digits) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }
        String size =
                new BigDecimal(Math.abs(number))
                        .setScale(digits, RoundingMode.HALF_EVEN)
                        .toPlainString();
        boolean negative = number < 0 || number == 0 && 1 / number < 0;
        return negative ? "-" + size : size;
    }

    private static int compareCodePoints(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean insidePair =
                        (Character.isLowSurrogate(a) || Character.isLowSurrogate(b))
                                && i > 0
                                && Character.isHighSurrogate(one.charAt(i - 1));
                int start = insidePair ? i - 1 : i;
                return Integer.compare(one.codePointAt(start), other.codePointAt(start));
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
