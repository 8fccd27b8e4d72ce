package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.python.Value;

/// What an assistant message is by the format rules of the EnvTuning interaction.
public sealed interface FormatCheck {
    /// @param text without surrounding white space, possibly empty
    record Answer(String text) implements FormatCheck {}

    /// @param body the parsed JSON, of any shape
    record ToolCallBody(Value body) implements FormatCheck {}

    /// @param rule the first rule that fails
    record FormatError(FormatRule rule) implements FormatCheck {}
}
