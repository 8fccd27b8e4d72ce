package dev.envtune.env.session;

import java.time.Instant;

/// A step as the log gives it back.
///
/// @param bodySha256 of the canonical request
/// @param request JSON, as it was received
/// @param response JSON, as it was answered
record RecordedStep(
        int number, byte[] bodySha256, String request, String response, Instant created) {}
