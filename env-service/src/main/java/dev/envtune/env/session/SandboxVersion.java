package dev.envtune.env.session;

/// What version of the sandboxes a session is played in, for the head of its log.
public record SandboxVersion(String text) {}
