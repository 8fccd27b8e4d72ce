package dev.envtune.worker.serve;

import org.jspecify.annotations.Nullable;

/// Why the server does not start. The message says what to do.
public final class ServeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ServeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
