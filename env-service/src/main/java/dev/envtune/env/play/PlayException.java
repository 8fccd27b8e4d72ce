package dev.envtune.env.play;

/// Why a player cannot go on, and what to do about it.
public final class PlayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String nextStep;

    PlayException(String message, String nextStep) {
        super(message);
        this.nextStep = nextStep;
    }

    public String nextStep() {
        return nextStep;
    }
}
