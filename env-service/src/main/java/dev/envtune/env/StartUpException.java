package dev.envtune.env;

import org.jspecify.annotations.Nullable;

/// Why the service does not start. The message says what to do.
final class StartUpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartUpException(String message) {
        this(message, null);
    }

    StartUpException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
