package dev.envtune.trainer.run;

/// A run cannot begin or go on. The message says what to do.
public final class RunException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RunException(String message) {
        super(message);
    }
}
