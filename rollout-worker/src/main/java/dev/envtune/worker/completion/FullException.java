package dev.envtune.worker.completion;

/// No place is free for so many messages.
public final class FullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FullException(int wanted, int all) {
        super(
                "The server is full: %d of its %d places for messages are not free. Send the request again later."
                        .formatted(wanted, all));
    }
}
