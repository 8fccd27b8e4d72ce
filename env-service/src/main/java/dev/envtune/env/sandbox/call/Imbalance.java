package dev.envtune.env.sandbox.call;

import org.jspecify.annotations.Nullable;

/// Finds the first unbalanced bracket or quote of a source that has turned out to be no expression.
final class Imbalance {
    /// Deeper brackets are CPython's `too many nested parentheses` too.
    private static final int MAX_DEPTH = 200;

    private final Source source;
    private final char[] open = new char[MAX_DEPTH];
    private final int[] openAt = new int[MAX_DEPTH];
    private int depth;

    private Imbalance(String text) {
        source = new Source(text);
    }

    static @Nullable Rejected find(String text) {
        return new Imbalance(text).find();
    }

    private @Nullable Rejected find() {
        while (!source.atEnd()) {
            char c = source.peek();
            Rejected problem = null;
            switch (c) {
                case '#', '\\' -> {
                    int before = source.at;
                    source.skipSpace();
                    source.at = Math.max(source.at, before + 1);
                }
                case '\'', '"' -> {
                    try {
                        StringLiteral.skip(source);
                    } catch (Rejected unterminated) {
                        return unterminated;
                    }
                }
                case '(', '[', '{' -> problem = opened(c);
                case ')', ']', '}' -> problem = closed(c);
                default -> source.at++;
            }
            if (problem != null) {
                return problem;
            }
        }
        if (depth == 0) {
            return null;
        }
        return Rejected.syntax(
                "'" + open[depth - 1] + "' was never closed", source.line(openAt[depth - 1]));
    }

    private @Nullable Rejected opened(char c) {
        if (depth == MAX_DEPTH) {
            return source.syntax("too many nested parentheses");
        }
        open[depth] = c;
        openAt[depth++] = source.at++;
        return null;
    }

    private @Nullable Rejected closed(char c) {
        if (depth == 0) {
            return source.syntax("unmatched '" + c + "'");
        }
        char opening = open[--depth];
        if ("([{".indexOf(opening) != ")]}".indexOf(c)) {
            int line = source.line(openAt[depth]);
            return source.syntax(
                    "closing parenthesis '%c' does not match opening parenthesis '%c'%s"
                            .formatted(
                                    c,
                                    opening,
                                    line == source.line(source.at) ? "" : " on line " + line));
        }
        source.at++;
        return null;
    }
}
