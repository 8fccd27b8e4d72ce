package dev.envtune.env.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// There is no such suite, no such task, or more than one. The message says what there is.
public final class TaskNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// What was looked for in vain.
    public enum Reason {
        UNKNOWN_SUITE,
        UNKNOWN_TASK,
        AMBIGUOUS_TASK
    }

    private final Reason reason;
    private final @Nullable String suite;
    private final @Nullable String task;

    private TaskNotFoundException(
            Reason reason, @Nullable String suite, @Nullable String task, String message) {
        super(message);
        this.reason = reason;
        this.suite = suite;
        this.task = task;
    }

    static TaskNotFoundException unknownSuite(String suite, List<String> known) {
        return new TaskNotFoundException(
                Reason.UNKNOWN_SUITE,
                suite,
                null,
                "There is no suite '"
                        + suite
                        + "'; there is "
                        + String.join(" and ", known)
                        + ". The official data is imported with ./envtune import --bfcl"
                        + " DIR_OR_WHEEL.");
    }

    static TaskNotFoundException unreadableSuite(SuiteCatalog.Unreadable suite) {
        return new TaskNotFoundException(Reason.UNKNOWN_SUITE, suite.name(), null, suite.problem());
    }

    static TaskNotFoundException unknownTask(List<String> suites, String task) {
        return new TaskNotFoundException(
                Reason.UNKNOWN_TASK,
                suites.size() == 1 ? suites.getFirst() : null,
                task,
                "There is no task '"
                        + task
                        + "' in "
                        + String.join(" or ", suites)
                        + ". GET /api/v1/tasks lists the tasks.");
    }

    static TaskNotFoundException ambiguous(List<String> suites, String task) {
        return new TaskNotFoundException(
                Reason.AMBIGUOUS_TASK,
                null,
                task,
                "Task '"
                        + task
                        + "' is in the suites "
                        + String.join(" and ", suites)
                        + ". Name the suite as well.");
    }

    public Reason reason() {
        return reason;
    }

    public @Nullable String suite() {
        return suite;
    }

    public @Nullable String task() {
        return task;
    }
}
