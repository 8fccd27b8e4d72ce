package dev.envtune.env.sandbox.python;

import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// `float(x)` and `int(x)`.
final class Conversion {
    /// Characters that an error shows of what is no integer, quotes included.
    private static final int SHOWN = 200;

    private Conversion() {}

    static Real toFloat(Value a) {
        return switch (a) {
            case Real real -> real;
            case Int _, Bool _ -> new Real(Numbers.real(a));
            case Str text -> new Real(parseFloat(text));
            default ->
                    throw PythonError.type(
                            "float() argument must be a string or a real number, not '"
                                    + a.typeName()
                                    + "'");
        };
    }

    static Int toInt(Value a) {
        return switch (a) {
            case Int integer -> integer;
            case Bool _ -> Numbers.integer(a);
            case Real real -> Rounding.whole(real.value(), RoundingMode.DOWN);
            case Str text -> parseInt(text);
            default ->
                    throw PythonError.type(
                            "int() argument must be a string, a bytes-like object or a real number,"
                                    + " not '"
                                    + a.typeName()
                                    + "'");
        };
    }

    private static Int parseInt(Str text) {
        var plain = plain(text.value());
        int from = plain != null && !plain.isEmpty() && isSign(plain.charAt(0)) ? 1 : 0;
        if (plain == null || plain.length() == from || digits(plain, from) != plain.length()) {
            var shown = TextForms.repr(text);
            int end = shown.offsetByCodePoints(0, Math.min(SHOWN, Strings.length(shown)));
            throw PythonError.value(
                    "invalid literal for int() with base 10: " + shown.substring(0, end));
        }
        return IntegerText.parse(plain, plain.length() - from);
    }

    private static double parseFloat(Str text) {
        var plain = plain(text.value());
        if (plain != null && isDecimal(plain)) {
            return Double.parseDouble(plain);
        }
        var name = plain == null ? "" : Strings.lower(plain);
        return switch (name) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan", "+nan", "-nan" -> Double.NaN;
            default ->
                    throw PythonError.value(
                            "could not convert string to float: " + TextForms.repr(text));
        };
    }

    private static boolean isDecimal(String text) {
        int start = !text.isEmpty() && isSign(text.charAt(0)) ? 1 : 0;
        int i = digits(text, start);
        int count = i - start;
        if (i < text.length() && text.charAt(i) == '.') {
            int fraction = i + 1;
            i = digits(text, fraction);
            count += i - fraction;
        }
        if (count == 0) {
            return false;
        }
        if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int exponent = i + 1;
            if (exponent < text.length() && isSign(text.charAt(exponent))) {
                exponent++;
            }
            i = digits(text, exponent);
            return i == text.length() && i > exponent;
        }
        return i == text.length();
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }

    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    /// Without surrounding white space and single underscores between digits, with ASCII digits;
    /// null where an underscore stands elsewhere.
    private static @Nullable String plain(String text) {
        var stripped = withoutSpaceAround(text);
        if (isAscii(stripped) && stripped.indexOf('_') < 0) {
            return stripped;
        }
        var plain = new StringBuilder(stripped.length());
        boolean afterDigit = false;
        boolean afterUnderscore = false;
        for (int i = 0; i < stripped.length(); ) {
            int c = stripped.codePointAt(i);
            i += Character.charCount(c);
            boolean digit = Character.isDigit(c);
            if (c == '_' ? !afterDigit : afterUnderscore && !digit) {
                return null;
            }
            if (c != '_') {
                plain.appendCodePoint(digit ? '0' + Character.digit(c, 10) : c);
            }
            afterDigit = digit;
            afterUnderscore = c == '_';
        }
        return afterUnderscore ? null : plain.toString();
    }

    /// Unlike `strip`, numbers do not take the separators 0x1c to 0x1f for white space.
    private static String withoutSpaceAround(String text) {
        return Strings.strip(text, c -> Strings.isSpace((char) c) && (c < 0x1c || c > 0x1f));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
