package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.call.SyntaxProblem.Kind;

/// Ends the reading of a source from any depth; without a stack trace, and never leaving this package.
final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    Rejected(Kind kind, String text) {
        super(text, null, false, false);
        this.kind = kind;
    }

    /// @param line counted from 1
    static Rejected syntax(String text, int line) {
        return new Rejected(Kind.SYNTAX, text + " (<string>, line " + line + ")");
    }

    static Rejected expression(String what) {
        return new Rejected(Kind.EXPRESSION, what + " is not evaluated: give literal values");
    }

    static Rejected limit(String what, int limit) {
        return new Rejected(Kind.LIMIT, what + " exceeds the limit of " + limit);
    }

    SyntaxProblem problem() {
        return new SyntaxProblem(kind, text());
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
