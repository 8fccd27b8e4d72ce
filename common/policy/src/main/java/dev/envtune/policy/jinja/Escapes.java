package dev.envtune.policy.jinja;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The backslash escapes of Python's string literals.
final class Escapes {
    private static final Pattern ESCAPE =
            Pattern.compile(
                    "(?s)\\\\(x\\p{XDigit}{2}|u\\p{XDigit}{4}|U\\p{XDigit}{8}|[0-7]{1,3}|.)");

    private Escapes() {}

    static String decode(String literal) {
        return ESCAPE.matcher(literal)
                .replaceAll(match -> Matcher.quoteReplacement(decodeOne(match.group(1))));
    }

    private static String decodeOne(String escape) {
        var first = escape.charAt(0);
        if (escape.length() > 1 && "xuU".indexOf(first) >= 0) {
            return Character.toString(Integer.parseInt(escape.substring(1), 16));
        }
        if (first >= '0' && first <= '7') {
            return Character.toString(Integer.parseInt(escape, 8));
        }
        return switch (first) {
            case '\n' -> "";
            case '\\', '\'', '"' -> escape;
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'v' -> "\u000b";
            default -> "\\" + escape;
        };
    }
}
