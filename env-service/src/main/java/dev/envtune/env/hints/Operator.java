package dev.envtune.env.hints;

import java.util.Locale;

/// How a ground-truth call is spoilt.
enum Operator {
    /// An argument is left out.
    DROP,
    /// A keyword is misspelt, or one is given that the tool does not have.
    RENAME,
    /// A value is written in another type.
    RETYPE,
    /// An argument has the value of its sibling.
    SWAP,
    /// A text is written as a path.
    PATH,
    /// A name, code, token or id is one that does not exist.
    STALE,
    /// An earlier call of the episode was not made.
    SKIP;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
