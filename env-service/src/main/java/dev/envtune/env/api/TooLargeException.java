package dev.envtune.env.api;

/// A request beyond a limit, which the message names.
public final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final int limitBytes;

    TooLargeException(String field, int limitBytes, String message) {
        super(message);
        this.field = field;
        this.limitBytes = limitBytes;
    }

    String field() {
        return field;
    }

    int limitBytes() {
        return limitBytes;
    }
}
