package dev.envtune.env.task;

/// A suite's files are missing or damaged. The message names the file, the line where there is one,
/// what is wrong and what to do.
public final class UnreadableSuiteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableSuiteException(String message) {
        super(message);
    }

    UnreadableSuiteException(String message, Throwable cause) {
        super(message, cause);
    }
}
