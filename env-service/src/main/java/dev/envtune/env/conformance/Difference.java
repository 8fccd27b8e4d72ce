package dev.envtune.env.conformance;

import org.jspecify.annotations.Nullable;

/// A place where a recorded answer and ours differ.
///
/// @param step its number in the row, or null where the row as a whole differs
/// @param what which answer differs: `result`, `state`, `valid`, ...
public record Difference(
        String id, @Nullable Integer step, String what, String expected, String got) {}
