package dev.envtune.env.sandbox.call;

/// Why a text is no call that runs.
///
/// @param text what the original's exception says, after `Error during execution: `; our own where
///     the original would have evaluated more than literals
public record SyntaxProblem(Kind kind, String text) implements Parsed {
    public enum Kind {
        SYNTAX,
        /// A name that is never called (spec/bfcl-protocol.md 2.3).
        NOT_ALLOWED,
        /// A name where a value should stand.
        NAME_NOT_DEFINED,
        NESTED_CALL,
        /// An expression that is not evaluated, or literal arithmetic that raises.
        EXPRESSION,
        /// Too long, too deep or too large to be worked on.
        LIMIT
    }
}
