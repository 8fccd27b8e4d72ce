package dev.envtune.env.sandbox.call;

/// What a call text turned out to be.
public sealed interface Parsed permits ToolCall, SyntaxProblem {}
