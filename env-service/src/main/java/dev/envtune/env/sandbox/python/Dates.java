package dev.envtune.env.sandbox.python;

import java.time.DateTimeException;
import java.time.LocalDate;

/// Dates as `datetime.strptime(text, "%Y-%m-%d")` reads them (spec/bfcl-protocol.md 6.4): four digits,
/// a month and a day of one or two, a real date, nothing else. As there, digits of any script count,
/// and a day may have a space in place of its zero.
public final class Dates {
    private Dates() {}

    /// Raises `TYPE_ERROR` for anything but a string, and `VALUE_ERROR` for a text that is no date.
    public static LocalDate parse(Value value) {
        if (!(value instanceof Str text)) {
            var given = value == None.NONE ? "None" : value.typeName();
            throw PythonError.type("strptime() argument 1 must be str, not " + given);
        }
        int[] points = text.value().codePoints().limit(64).toArray();
        int monthEnd = monthEnd(points);
        if (!hasYear(points) || monthEnd < 0 || at(points, monthEnd) != '-') {
            throw mismatch(text);
        }
        int day = monthEnd + 1;
        int dayEnd = dayEnd(points, day);
        if (dayEnd < 0) {
            throw mismatch(text);
        }
        if (dayEnd < points.length) {
            int read = text.value().offsetByCodePoints(0, dayEnd);
            throw PythonError.value("unconverted data remains: " + text.value().substring(read));
        }
        return date(number(points, 0, 4), number(points, 5, monthEnd), number(points, day, dayEnd));
    }

    private static LocalDate date(int year, int month, int day) {
        if (year == 0) {
            throw PythonError.value("year 0 is out of range");
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException _) {
            throw PythonError.value("day is out of range for month");
        }
    }

    private static boolean hasYear(int[] points) {
        for (int i = 0; i < 4; i++) {
            if (!Character.isDigit(at(points, i))) {
                return false;
            }
        }
        return at(points, 4) == '-';
    }

    /// `1[0-2]|0[1-9]|[1-9]` at the sixth character.
    private static int monthEnd(int[] points) {
        int first = at(points, 5);
        int second = at(points, 6);
        if (first == '1' && second >= '0' && second <= '2' || first == '0' && isOneToNine(second)) {
            return 7;
        }
        return isOneToNine(first) ? 6 : -1;
    }

    /// `3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]`.
    private static int dayEnd(int[] points, int from) {
        int first = at(points, from);
        int second = at(points, from + 1);
        boolean two =
                switch (first) {
                    case '3' -> second == '0' || second == '1';
                    case '1', '2' -> Character.isDigit(second);
                    case '0', ' ' -> isOneToNine(second);
                    default -> false;
                };
        if (two) {
            return from + 2;
        }
        return isOneToNine(first) ? from + 1 : -1;
    }

    private static boolean isOneToNine(int c) {
        return c >= '1' && c <= '9';
    }

    private static int at(int[] points, int i) {
        return i < points.length ? points[i] : -1;
    }

    private static int number(int[] points, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + Math.max(0, Character.digit(points[i], 10));
        }
        return number;
    }

    private static PythonError mismatch(Str text) {
        return PythonError.value(
                "time data " + TextForms.repr(text) + " does not match format '%Y-%m-%d'");
    }
}
