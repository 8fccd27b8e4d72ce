package dev.envtune.env.play;

/// Why a chat server gave no usable answer, and what to do about it.
final class ChatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String nextStep;

    ChatException(String message, String nextStep) {
        super(message);
        this.nextStep = nextStep;
    }

    String nextStep() {
        return nextStep;
    }
}
