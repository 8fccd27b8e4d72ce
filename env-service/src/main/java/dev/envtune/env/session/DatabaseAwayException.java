package dev.envtune.env.session;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The database did not answer in time, so that it is uncertain whether something was written. To ask
/// again is safe: nothing is done twice.
public final class DatabaseAwayException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int CLASS_LENGTH = 2;

    /// SQLSTATE classes: connection, resources, intervention by an operator, rollback.
    private static final Set<String> PASSING = Set.of("08", "53", "57", "40");

    DatabaseAwayException(Duration limit) {
        this(limit, null);
    }

    DatabaseAwayException(Duration limit, @Nullable Throwable cause) {
        super("the database did not answer within " + limit.toMillis() + " ms", cause);
    }

    /// Whether a failure is that of a connection and not that of a statement, so that it may pass by itself.
    public static boolean isReasonOf(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseAwayException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && isPassing(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /// The database gives a state with whatever it refuses; the pool gives none where a connection broke.
    private static boolean isPassing(@Nullable String state) {
        return state == null
                || state.length() > CLASS_LENGTH
                        && PASSING.contains(state.substring(0, CLASS_LENGTH));
    }
}
