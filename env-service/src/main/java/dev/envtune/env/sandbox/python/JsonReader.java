package dev.envtune.env.sandbox.python;

/// A recursive-descent reader of one JSON document.
final class JsonReader {
    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    Value read() {
        if (text.startsWith("\ufeff")) {
            throw error("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
        }
        skipSpace();
        var value = value();
        skipSpace();
        if (at < text.length()) {
            throw error("Extra data", at);
        }
        return value;
    }

    private Value value() {
        return switch (peek()) {
            case '"' -> new Str(string());
            case '{' -> object();
            case '[' -> array();
            case 'n' -> literal("null", None.NONE);
            case 't' -> literal("true", Bool.TRUE);
            case 'f' -> literal("false", Bool.FALSE);
            case 'N' -> literal("NaN", new Real(Double.NaN));
            case 'I' -> literal("Infinity", new Real(Double.POSITIVE_INFINITY));
            default -> number();
        };
    }

    private Value literal(String word, Value value) {
        if (!text.startsWith(word, at)) {
            throw error("Expecting value", at);
        }
        at += word.length();
        return value;
    }

    private Value object() {
        enter();
        at++;
        var object = new DictValue();
        skipSpace();
        if (peek() == '}') {
            at++;
            depth--;
            return object;
        }
        while (true) {
            if (peek() != '"') {
                throw error("Expecting property name enclosed in double quotes", at);
            }
            var key = new Str(string());
            skipSpace();
            if (peek() != ':') {
                throw error("Expecting ':' delimiter", at);
            }
            at++;
            skipSpace();
            object.put(key, value());
            skipSpace();
            if (peek() == '}') {
                break;
            }
            comma();
        }
        at++;
        depth--;
        return object;
    }

    private Value array() {
        enter();
        at++;
        var array = new ListValue();
        skipSpace();
        if (peek() == ']') {
            at++;
            depth--;
            return array;
        }
        while (true) {
            array.add(value());
            skipSpace();
            if (peek() == ']') {
                break;
            }
            comma();
        }
        at++;
        depth--;
        return array;
    }

    private void comma() {
        if (peek() != ',') {
            throw error("Expecting ',' delimiter", at);
        }
        at++;
        skipSpace();
    }

    private void enter() {
        if (++depth > JsonValues.MAX_DEPTH) {
            throw PythonError.recursion();
        }
    }

    private String string() {
        int opening = at++;
        int start = at;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return text.substring(start, at++);
            }
            if (c == '\\') {
                return escapedString(opening, start);
            }
            if (c < ' ') {
                throw error("Invalid control character at", at);
            }
        }
        throw error("Unterminated string starting at", opening);
    }

    private String escapedString(int opening, int start) {
        var out = new StringBuilder(text.length() - start < 256 ? text.length() - start : 256);
        out.append(text, start, at);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return out.toString();
            }
            if (c < ' ') {
                throw error("Invalid control character at", at);
            }
            if (c == '\\') {
                escape(out, opening);
            } else {
                out.append(c);
                at++;
            }
        }
        throw error("Unterminated string starting at", opening);
    }

    private void escape(StringBuilder out, int opening) {
        if (at + 1 >= text.length()) {
            throw error("Unterminated string starting at", opening);
        }
        char c = text.charAt(at + 1);
        if (c == 'u') {
            out.append(unicode());
            return;
        }
        char meant =
                switch (c) {
                    case '"', '\\', '/' -> c;
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    default -> throw error("Invalid \\escape", at);
                };
        out.append(meant);
        at += 2;
    }

    private char unicode() {
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit =
                    i < text.length() && text.charAt(i) < 0x80
                            ? Character.digit(text.charAt(i), 16)
                            : -1;
            if (digit < 0) {
                throw error("Invalid \\uXXXX escape", at + 1);
            }
            code = code << 4 | digit;
        }
        at += 6;
        return (char) code;
    }

    private Value number() {
        int start = at;
        boolean negative = peek() == '-';
        int from = negative ? at + 1 : at;
        if (negative && text.startsWith("Infinity", from)) {
            at = from + "Infinity".length();
            return new Real(Double.NEGATIVE_INFINITY);
        }
        int end = from < text.length() && text.charAt(from) == '0' ? from + 1 : digits(from);
        if (end == from) {
            throw error("Expecting value", start);
        }
        int whole = end;
        if (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(end + 1)) {
            end = digits(end + 1);
        }
        end = exponent(end);
        at = end;
        var number = text.substring(start, end);
        return end > whole
                ? new Real(Double.parseDouble(number))
                : IntegerText.parse(number, end - from);
    }

    private int exponent(int end) {
        if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
            int first = end + 1;
            if (first < text.length() && (text.charAt(first) == '+' || text.charAt(first) == '-')) {
                first++;
            }
            if (isDigit(first)) {
                return digits(first);
            }
        }
        return end;
    }

    private int digits(int from) {
        int i = from;
        while (isDigit(i)) {
            i++;
        }
        return i;
    }

    private boolean isDigit(int i) {
        return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipSpace() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                return;
            }
            at++;
        }
    }

    private PythonError error(String problem, int position) {
        int line = 1;
        int lineStart = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < position; i = text.indexOf('\n', i + 1)) {
            line++;
            lineStart = i + 1;
        }
        int column = text.codePointCount(lineStart, position) + 1;
        return PythonError.value(
                "%s: line %d column %d (char %d)"
                        .formatted(problem, line, column, text.codePointCount(0, position)));
    }
}
