package dev.envtune.contract.chat;

import dev.envtune.contract.client.Reasons;
import java.net.URI;

/// Why a model's server gave no usable answer, and what to do about it.
public abstract sealed class ModelServerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String nextStep;

    private ModelServerException(String message, String nextStep) {
        super(message);
        this.nextStep = nextStep;
    }

    public String nextStep() {
        return nextStep;
    }

    /// No answer came.
    public static final class Unreachable extends ModelServerException {
        private static final long serialVersionUID = 1;

        Unreachable(URI base, Throwable cause) {
            super(
                    "The server of the model, %s, gave no answer: %s"
                            .formatted(base, Reasons.of(cause)),
                    "Check the address and that the server runs.");
        }
    }

    /// It answered with an error.
    public static final class Refused extends ModelServerException {
        private static final long serialVersionUID = 1;

        private final int status;
        private final boolean tooLong;

        Refused(URI base, int status, String body, String keyAdvice) {
            super(
                    "The server of the model, %s, answered with status %d: %s"
                            .formatted(base, status, ModelServer.quoted(body)),
                    nextStep(status, keyAdvice));
            this.status = status;
            this.tooLong =
                    status == 400
                            && (body.contains("context_length_exceeded")
                                    || body.contains("context length"));
        }

        /// Whether it is about this request, and another one may be served.
        public boolean isOfRequest() {
            return status == 400 || status == 413 || status == 422;
        }

        /// Whether the conversation does not fit the model's context window.
        public boolean tooLong() {
            return tooLong;
        }

        private static String nextStep(int status, String keyAdvice) {
            return switch (status) {
                case 401, 403 -> keyAdvice;
                case 404 -> "Check the address, which often ends in /v1, and the name in --model.";
                case 400, 413, 422 ->
                        "Check that the model knows tools and that the conversation fits it.";
                case 429 -> "Wait, or ask for a higher limit.";
                default -> "Look at the log of the server.";
            };
        }
    }

    /// What it answered cannot be used.
    public static final class NotUnderstood extends ModelServerException {
        private static final long serialVersionUID = 1;

        public NotUnderstood(String message, String nextStep) {
            super(message, nextStep);
        }
    }

    /// This thread was interrupted while the model answered.
    public static final class Interrupted extends ModelServerException {
        private static final long serialVersionUID = 1;

        Interrupted() {
            super("Interrupted while the model answered", "Start again.");
        }
    }
}
