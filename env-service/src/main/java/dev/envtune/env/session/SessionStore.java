package dev.envtune.env.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/// Sessions and their steps in the database. Whatever a method writes is committed when it returns.
///
/// Every method may throw a [DatabaseAwayException] or Spring's `DataAccessException`.
final class SessionStore implements AutoCloseable {
    private final SessionRepository sessions;
    private final StepLog log;
    private final GroupCommit<SessionHead, OptionalLong> creations;
    private final GroupCommit<StepRow, Boolean> steps;

    SessionStore(
            SessionRepository sessions,
            DataSource database,
            SessionSettings settings,
            SessionMetrics metrics) {
        var creation = new SessionCreation(database);
        this.sessions = sessions;
        this.log = new StepLog(database);
        this.creations =
                new GroupCommit<>(
                        "session-creation",
                        settings.databaseLimit(),
                        settings.maxBatch(),
                        creation);
        this.steps =
                new GroupCommit<>(
                        "step-log",
                        settings.databaseLimit(),
                        settings.maxBatch(),
                        rows -> metrics.commit(rows.size(), () -> log.commit(rows)));
    }

    /// @return the key, or nothing where the id is taken
    OptionalLong create(SessionHead head) {
        return creations.write(head);
    }

    Optional<SessionEntity> find(String id) {
        return sessions.findBySessionId(id);
    }

    /// @return false where the place of the step is taken, or the session is gone
    boolean append(StepRow row) {
        return steps.write(row);
    }

    /// The steps of a session from a number on, in order.
    List<RecordedStep> steps(long key, int from) {
        return log.read(key, from);
    }

    Optional<RecordedStep> step(long key, int number) {
        return log.find(key, number);
    }

    /// @return whether there was such a session
    boolean delete(String id) {
        return sessions.delete(id) > 0;
    }

    /// Deletes sessions that took no step for a time.
    ///
    /// @return how many, at most `limit`
    int deleteIdle(Duration idle, int limit) {
        return sessions.deleteIdle(idle.toString(), limit);
    }

    /// How many steps wait for the commit under way to end.
    int waitingSteps() {
        return steps.waiting();
    }

    @Override
    public void close() {
        creations.close();
        steps.close();
    }
}
