package dev.envtune.env.session;

/// Why a session does not do what a client asks for.
public abstract sealed class SessionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String id;

    private SessionException(String id, String message) {
        super(message);
        this.id = id;
    }

    /// The id of the session.
    public String id() {
        return id;
    }

    public static final class NotFound extends SessionException {
        private static final long serialVersionUID = 1;

        NotFound(String id) {
            super(
                    id,
                    "There is no session '"
                            + id
                            + "': it is unknown, was deleted, or expired after an idle time. Create it"
                            + " with POST /api/v1/sessions.");
        }
    }

    /// The id belongs to a session that was made with another body.
    public static final class Exists extends SessionException {
        private static final long serialVersionUID = 1;

        Exists(String id) {
            super(
                    id,
                    "Session '"
                            + id
                            + "' exists already and was created with another task, feedback, scoring"
                            + " or selection of hints."
                            + " Choose another id, or delete that session first.");
        }
    }

    public static final class Ended extends SessionException {
        private static final long serialVersionUID = 1;

        private final int steps;

        Ended(String id, int steps) {
            super(
                    id,
                    "Session '"
                            + id
                            + "' ended with step "
                            + (steps - 1)
                            + " and takes no more. Its score is at GET /api/v1/sessions/"
                            + id
                            + "/score.");
            this.steps = steps;
        }

        /// How many steps it took.
        public int steps() {
            return steps;
        }
    }

    /// A step that cannot be taken in its place.
    public abstract static sealed class Misplaced extends SessionException {
        private static final long serialVersionUID = 1;

        private final int step;
        private final int expected;

        private Misplaced(String id, int step, int expected, String message) {
            super(id, message);
            this.step = step;
            this.expected = expected;
        }

        public int step() {
            return step;
        }

        /// The next step.
        public int expected() {
            return expected;
        }
    }

    /// A step number past the next one.
    public static final class StepGap extends Misplaced {
        private static final long serialVersionUID = 1;

        StepGap(String id, int step, int expected) {
            super(
                    id,
                    step,
                    expected,
                    "Step %d cannot follow: the next step of session '%s' is %d. Send that one first."
                            .formatted(step, id, expected));
        }
    }

    /// A step that was taken already, with another body.
    public static final class StepConflict extends Misplaced {
        private static final long serialVersionUID = 1;

        StepConflict(String id, int step, int expected) {
            super(
                    id,
                    step,
                    expected,
                    ("Step %d of session '%s' was taken with another body, and a step is taken once."
                                    + " The next step is %d; what was taken is at GET"
                                    + " /api/v1/sessions/%s/log.")
                            .formatted(step, id, expected, id));
        }
    }

    /// Playing the log again did not give what it recorded.
    public static final class ReplayMismatch extends SessionException {
        private static final long serialVersionUID = 1;

        private final int step;

        ReplayMismatch(String id, int step, String recordedBy, String replayedBy) {
            super(
                    id,
                    "Session '"
                            + id
                            + "' cannot be continued: step "
                            + step
                            + ", recorded by version "
                            + recordedBy
                            + ", gives another outcome in version "
                            + replayedBy
                            + ". Continue it with that version, or play the task anew.");
            this.step = step;
        }

        /// The first step that differs.
        public int step() {
            return step;
        }
    }
}
