package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.python.Str;

/// Reads string literals that stand side by side, which are one string.
final class AdjacentStrings {
    private AdjacentStrings() {}

    /// Whether the word here is the prefix of a string literal.
    static boolean startsWithPrefix(Source source) {
        int size = prefixSize(source);
        char quote = source.peek(size);
        return size > 0 && (quote == '\'' || quote == '"');
    }

    private static int prefixSize(Source source) {
        int size = 0;
        while (size < 3 && "rRuUbBfF".indexOf(source.peek(size)) >= 0) {
            size++;
        }
        return size < 3 ? size : 0;
    }

    /// One string literal, or several side by side.
    static Node read(Source source) {
        int start = source.at;
        String refused = null;
        String first = null;
        StringBuilder joined = null;
        do {
            int prefix = prefixSize(source);
            boolean raw = false;
            for (; prefix > 0; prefix--) {
                char c = (char) (source.peek() | 0x20);
                raw |= c == 'r';
                refused = c == 'f' ? "an f-string" : c == 'b' ? "a bytes literal" : refused;
                source.at++;
            }
            var text = StringLiteral.read(source, raw || refused != null);
            if (first == null) {
                first = text;
            } else {
                joined = joined == null ? new StringBuilder(first) : joined;
                joined.append(text);
            }
            source.skipSpace();
        } while (source.peek() == '\'' || source.peek() == '"' || startsWithPrefix(source));
        if (refused != null) {
            return source.unsupported(refused, start);
        }
        return new Node.Constant(new Str(joined == null ? first : joined.toString()));
    }
}
