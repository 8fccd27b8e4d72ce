package dev.envtune.policy.jinja;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Python's `strftime` for the directives that dates in prompts are made of.
final class Strftime {
    private Strftime() {}

    static String format(LocalDateTime time, String format) {
        var result = new StringBuilder();
        for (var i = 0; i < format.length(); i++) {
            if (format.charAt(i) != '%' || i + 1 == format.length()) {
                result.append(format.charAt(i));
                continue;
            }
            i++;
            result.append(
                    format.charAt(i) == '%'
                            ? "%"
                            : DateTimeFormatter.ofPattern(pattern(format.charAt(i)), Locale.ENGLISH)
                                    .format(time));
        }
        return result.toString();
    }

    private static String pattern(char directive) {
        return switch (directive) {
            case 'a' -> "EEE";
            case 'A' -> "EEEE";
            case 'b' -> "MMM";
            case 'B' -> "MMMM";
            case 'd' -> "dd";
            case 'H' -> "HH";
            case 'I' -> "hh";
            case 'j' -> "DDD";
            case 'm' -> "MM";
            case 'M' -> "mm";
            case 'p' -> "a";
            case 'S' -> "ss";
            case 'y' -> "yy";
            case 'Y' -> "yyyy";
            default ->
                    throw new JinjaException(
                            "strftime_now does not support %%%s".formatted(directive));
        };
    }
}
