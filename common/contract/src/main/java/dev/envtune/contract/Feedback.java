package dev.envtune.contract;

/// How failures are worded. It changes texts and nothing else.
public enum Feedback {
    /// The official wording.
    STANDARD,
    /// The official wording and a hint on what to do.
    AUGMENTED
}
