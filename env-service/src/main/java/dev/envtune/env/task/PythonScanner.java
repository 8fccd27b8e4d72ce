package dev.envtune.env.task;

/// The characters and tokens of a Python file, with the line they are on.
final class PythonScanner {
    private static final int MAX_DIGITS = 64;

    private final String location;
    private final String source;
    private int at;

    PythonScanner(String location, String source) {
        this.location = location;
        this.source = source;
    }

    UnreadableSuiteException problem(String problem) {
        return problemAt(at, problem);
    }

    private UnreadableSuiteException problemAt(int position, String problem) {
        int end = Math.min(position, source.length());
        long line = 1 + source.substring(0, end).chars().filter(c -> c == '\n').count();
        var where = position >= source.length() ? " at the end of the file" : "";
        return new UnreadableSuiteException(
                location
                        + ":"
                        + line
                        + ": "
                        + problem
                        + where
                        + "; the file is damaged or of an unknown version, get it again");
    }

    /// The next character, or 0 at the end.
    char peek() {
        return at < source.length() ? source.charAt(at) : 0;
    }

    boolean peekIsEllipsis() {
        return source.startsWith("...", at);
    }

    void advance(int characters) {
        at += characters;
    }

    boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /// Skips blanks and comments, line ends too where they mean nothing; tells whether anything follows.
    boolean skipTo(boolean acrossLines) {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '#') {
                int end = source.indexOf('\n', at);
                at = end < 0 ? source.length() : end;
            } else if (c == '\\' && source.startsWith("\n", at + 1)) {
                at += 2;
            } else if (c == ' ' || c == '\t' || acrossLines && (c == '\n' || c == '\r')) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    void requireEndOfLine() {
        if (skipTo(false) && peek() != '\n' && peek() != '\r') {
            throw problem("expected the end of the line after a literal");
        }
    }

    /// A name, or nothing.
    String word() {
        int start = at;
        while (at < source.length() && isWordPart(source.charAt(at))) {
            at++;
        }
        return source.substring(start, at);
    }

    private static boolean isWordPart(char c) {
        return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /// Digits with point and exponent.
    String number() {
        int start = at;
        while (at < source.length() && at - start <= MAX_DIGITS) {
            char c = source.charAt(at);
            boolean exponentSign =
                    (c == '+' || c == '-') && (source.charAt(at - 1) | 0x20) == 'e' && at > start;
            if (!(c >= '0' && c <= '9') && c != '.' && (c | 0x20) != 'e' && !exponentSign) {
                break;
            }
            at++;
        }
        if (at - start > MAX_DIGITS) {
            throw problem("a number of more than " + MAX_DIGITS + " digits");
        }
        return source.substring(start, at);
    }

    /// A text between its quotes, single or triple.
    String string() {
        int opening = at;
        char quote = source.charAt(at);
        var triple = String.valueOf(quote).repeat(3);
        var closing = source.startsWith(triple, at) ? triple : triple.substring(0, 1);
        at += closing.length();
        var text = new StringBuilder();
        while (!source.startsWith(closing, at)) {
            char c = peek();
            if (at >= source.length() || c == '\n' && closing.length() == 1) {
                throw problemAt(opening, "this text is never closed");
            }
            at++;
            if (c == '\\') {
                escape(text);
            } else if (c != '\r') {
                text.append(c);
            }
        }
        at += closing.length();
        return text.toString();
    }

    private void escape(StringBuilder text) {
        char c = peek();
        at++;
        switch (c) {
            case '\n' -> {}
            case '\\', '\'', '"' -> text.append(c);
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'x' -> text.appendCodePoint(hex(2));
            case 'u' -> text.appendCodePoint(hex(4));
            case 'U' -> text.appendCodePoint(hex(8));
            default -> throw problemAt(at - 1, "unknown escape '\\" + c + "'");
        }
    }

    private int hex(int digits) {
        int code = 0;
        for (int end = at + digits; at < end; at++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw problem("expected " + digits + " hex digits");
            }
            code = code << 4 | digit;
        }
        if (!Character.isValidCodePoint(code)) {
            throw problem("no such character");
        }
        return code;
    }
}
