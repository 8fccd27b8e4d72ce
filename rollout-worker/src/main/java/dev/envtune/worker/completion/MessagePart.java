package dev.envtune.worker.completion;

/// What a message of a policy consists of for a client that offered tools.
public sealed interface MessagePart {
    record Text(String text) implements MessagePart {}

    /// @param arguments one JSON object
    record Call(String name, String arguments) implements MessagePart {}
}
