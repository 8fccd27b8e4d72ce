package dev.envtune.contract;

import org.jspecify.annotations.Nullable;

/// A structured tool call, as OpenAI-compatible servers emit them.
///
/// @param id comes back in the message that answers the call
/// @param arguments a JSON object, or a string that holds one; none if absent
public record CallRequest(@Nullable String id, String name, @Nullable Object arguments) {}
