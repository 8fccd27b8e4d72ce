package dev.envtune.contract.client;

import java.net.URI;
import java.time.Duration;
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

    /// The service stayed overloaded or away for as long as the client was to wait.
    public static final class GaveUp extends EnvException {
        private static final long serialVersionUID = 1;

        private final EnvException last;

        GaveUp(EnvException last, int attempts, Duration patience) {
            super(
                    last.title(),
                    "%s (%d attempts in %d s)"
                            .formatted(last.detail(), attempts, patience.toSeconds()),
                    last instanceof Unreachable
                            ? last.nextStep()
                            : "Look at the log of the service, and whether its database runs.",
                    last);
            this.last = last;
        }

        /// What the last attempt came to.
        public EnvException last() {
            return last;
        }
    }

    /// The service was a process of ours, and it is no more.
    public static final class Ended extends EnvException {
        private static final long serialVersionUID = 1;

        Ended(String lastLines) {
            super(
                    "The environment service has ended",
                    "its last words were\n" + lastLines,
                    "Mend what it names, and start again.",
                    null);
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
