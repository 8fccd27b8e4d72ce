package dev.envtune.env.sandbox.call;

/// Reads one string literal, from its opening quotes.
final class StringLiteral {
    private StringLiteral() {}

    /// Steps over the literal.
    static void skip(Source source) {
        bodyEnd(source);
    }

    /// @param raw whether backslashes stand for themselves
    static String read(Source source, boolean raw) {
        int quotes = quotes(source);
        int start = source.at + quotes;
        int end = bodyEnd(source);
        int escape = raw ? -1 : source.text.indexOf('\\', start);
        return escape < 0 || escape >= end
                ? source.text.substring(start, end)
                : new Escapes(source, start, end).decoded(escape);
    }

    private static int quotes(Source source) {
        char quote = source.peek();
        return source.peek(1) == quote && source.peek(2) == quote ? 3 : 1;
    }

    /// Moves past the closing quotes and gives the index where they start.
    private static int bodyEnd(Source source) {
        char quote = source.peek();
        int quotes = quotes(source);
        for (int i = source.at + quotes; i < source.length; i++) {
            char c = source.text.charAt(i);
            if (c == quote && (quotes == 1 || isTriple(source.text, i))) {
                source.at = i + quotes;
                return i;
            }
            if (c == '\n' && quotes == 1) {
                throw unterminated(source, i);
            }
            if (c == '\\') {
                i++;
            }
        }
        if (quotes == 1) {
            throw unterminated(source, source.length);
        }
        throw Rejected.syntax(
                "unterminated triple-quoted string literal (detected at line "
                        + source.line(source.length)
                        + ")",
                source.line(source.at));
    }

    private static boolean isTriple(String text, int i) {
        char quote = text.charAt(i);
        return i + 2 < text.length() && text.charAt(i + 1) == quote && text.charAt(i + 2) == quote;
    }

    private static Rejected unterminated(Source source, int end) {
        int line = source.line(end);
        return Rejected.syntax("unterminated string literal (detected at line " + line + ")", line);
    }
}
