package dev.envtune.env.play;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Why a request to an environment service came to nothing: what happened, the particulars, and what
/// to do about it.
public abstract sealed class EnvException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String title;
    private final String detail;
    private final String nextStep;

    private EnvException(String title, String detail, String nextStep, @Nullable Throwable cause) {
        super(title + ": " + detail, cause);
        this.title = title;
        this.detail = detail;
        this.nextStep = nextStep;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    public String nextStep() {
        return nextStep;
    }

    /// The service answered with a problem (RFC 9457).
    public static final class Problem extends EnvException {
        private static final long serialVersionUID = 1;

        private final int status;
        private final String type;

        Problem(int status, String type, String title, String detail) {
            super(title, detail, nextStep(status), null);
            this.status = status;
            this.type = type;
        }

        /// The HTTP status.
        public int status() {
            return status;
        }

        /// What tells problems of one status apart, as in `urn:envtune:problem:session-ended`.
        public String type() {
            return type;
        }

        private static String nextStep(int status) {
            return switch (status) {
                case 400, 422 -> "Change the request as the detail says.";
                case 401, 403 -> "Use a key of the service that may do this.";
                case 404 -> "Look at /api/v1/suites and /api/v1/tasks for what there is.";
                case 409 -> "Read the session to see where it stands.";
                case 413 -> "Send less in one step.";
                case 503 -> "Send the same request again in a moment: a repeated step acts once.";
                default -> "Look at the log of the service.";
            };
        }
    }

    /// Nobody answered, or not in time.
    public static final class Unreachable extends EnvException {
        private static final long serialVersionUID = 1;

        Unreachable(URI service, Throwable cause) {
            super(
                    "The environment service cannot be reached",
                    service + " (" + Reasons.of(cause) + ")",
                    "Start it with ./envtune serve, or name another one with --env URL.",
                    cause);
        }
    }

    /// What answered does not speak the session API.
    public static final class NotUnderstood extends EnvException {
        private static final long serialVersionUID = 1;

        NotUnderstood(URI request, int status, @Nullable Throwable cause) {
            super(
                    "The answer is none of an environment service",
                    request + " answered with status " + status,
                    "Check the address: it is the one that ./envtune serve prints, without a path.",
                    cause);
        }
    }
}
