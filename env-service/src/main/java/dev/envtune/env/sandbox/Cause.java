package dev.envtune.env.sandbox;

/// A way to fail, declared once: how the official environment words it, and what a hint says of it.
/// Each domain declares its causes as an enum.
public interface Cause {
    /// The constant's name, the label in metrics and logs.
    String name();

    Wording wording();

    Hint hint();
}
