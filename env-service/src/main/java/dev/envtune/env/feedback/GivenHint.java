package dev.envtune.env.feedback;

import dev.envtune.env.sandbox.HintKind;
import org.jspecify.annotations.Nullable;

/// A hint as it is given.
///
/// @param text at most 60 words
/// @param next the next action as call text, or null
public record GivenHint(HintKind kind, String text, @Nullable String next) {}
