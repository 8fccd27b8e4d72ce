package dev.envtune.env.conformance;

/// A recording that cannot be played; the message names file and line.
public final class UnreadableRecordingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableRecordingException(String message) {
        super(message);
    }
}
