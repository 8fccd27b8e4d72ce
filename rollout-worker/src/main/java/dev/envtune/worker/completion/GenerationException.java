package dev.envtune.worker.completion;

import org.jspecify.annotations.Nullable;

/// A message broke off and is not whole.
public final class GenerationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean stopping;

    GenerationException(boolean stopping, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.stopping = stopping;
    }

    /// Whether the reason is that the engine is being closed.
    public boolean stopping() {
        return stopping;
    }
}
