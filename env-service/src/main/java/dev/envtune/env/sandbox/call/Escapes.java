package dev.envtune.env.sandbox.call;

/// The characters that a string literal's body stands for.
final class Escapes {
    private final Source source;
    private final String text;
    private final int start;
    private final int end;
    private final StringBuilder out;
    private int at;

    Escapes(Source source, int start, int end) {
        this.source = source;
        this.text = source.text;
        this.start = start;
        this.end = end;
        this.out = new StringBuilder(end - start);
    }

    /// @param first the index of the first backslash
    String decoded(int first) {
        int plain = start;
        at = first;
        while (at >= 0 && at < end) {
            out.append(text, plain, at);
            escape();
            plain = at;
            at = text.indexOf('\\', at);
        }
        return out.append(text, plain, end).toString();
    }

    /// Reads the escape here and steps over it.
    private void escape() {
        char c = text.charAt(at + 1); // a body never ends in a single backslash
        switch (c) {
            case '\n' -> at += 2;
            case '\\', '\'', '"' -> put(c);
            case 'n' -> put('\n');
            case 't' -> put('\t');
            case 'r' -> put('\r');
            case 'a' -> put('\u0007');
            case 'b' -> put('\b');
            case 'f' -> put('\f');
            case 'v' -> put('\u000b');
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
            case 'x' -> hexadecimal(2, "\\xXX");
            case 'u' -> hexadecimal(4, "\\uXXXX");
            case 'U' -> hexadecimal(8, "\\UXXXXXXXX");
            case 'N' -> named();
            default -> {
                out.append('\\'); // unknown escapes stay as they are
                at++;
            }
        }
    }

    private void put(char c) {
        out.append(c);
        at += 2;
    }

    private void octal() {
        int code = 0;
        int i = at + 1;
        while (i < end && i < at + 4 && text.charAt(i) >= '0' && text.charAt(i) <= '7') {
            code = code * 8 + text.charAt(i++) - '0';
        }
        out.append((char) code);
        at = i;
    }

    private void hexadecimal(int digits, String form) {
        int code = 0;
        int i = at + 2;
        for (; i < at + 2 + digits; i++) {
            int digit = i < end && text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw error(i - 1, "truncated " + form + " escape");
            }
            code = code << 4 | digit;
        }
        if (!Character.isValidCodePoint(code)) {
            throw error(i - 1, "illegal Unicode character");
        }
        out.appendCodePoint(code);
        at = i;
    }

    private void named() {
        int close = at + 2 < end && text.charAt(at + 2) == '{' ? text.indexOf('}', at) : -1;
        if (close < 0 || close >= end || close == at + 3) {
            throw error(at + 1, "malformed \\N character escape");
        }
        try {
            out.appendCodePoint(Character.codePointOf(text.substring(at + 3, close)));
        } catch (IllegalArgumentException _) {
            throw error(close, "unknown Unicode character name");
        }
        at = close + 1;
    }

    private Rejected error(int last, String problem) {
        return source.syntax(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s"
                        .formatted(at - start, last - start, problem));
    }
}
