package dev.envtune.database;

/// What an [EmbeddedDatabase] is doing now.
public sealed interface DatabaseStatus {
    /// Nothing was ever started in this folder.
    record Absent() implements DatabaseStatus {}

    record Stopped() implements DatabaseStatus {}

    record Running(long pid, int port) implements DatabaseStatus {}
}
