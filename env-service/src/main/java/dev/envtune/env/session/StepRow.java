package dev.envtune.env.session;

/// A step as the log keeps it.
///
/// @param session the key of the session
/// @param bodySha256 of the canonical request
/// @param request JSON, as it was received
/// @param response JSON, as it was answered
record StepRow(long session, int number, byte[] bodySha256, String request, String response) {}
