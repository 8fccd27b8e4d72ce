package dev.envtune.policy;

import org.jspecify.annotations.Nullable;

/// A policy cannot be used as it is. The message says what is wrong and what to do.
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PolicyException(String message) {
        this(message, null);
    }

    public PolicyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
