package dev.envtune.contract;

/// One assistant message and what it led to.
///
/// @param text the message in the think/tool_call/answer protocol
public record PlayedStep(String text, StepResponse response) {}
