package dev.envtune.trainer.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Lets one process at a time work on a run. The database gives the lock back when the process ends,
/// however it ends.
public final class RunLock implements AutoCloseable {
    private final Connection connection;

    private RunLock(Connection connection) {
        this.connection = connection;
    }

    /// @throws LedgerException if another process has it
    public static RunLock take(DataSource database, String run) {
        try {
            var connection = database.getConnection();
            try (var query =
                    connection.prepareStatement(
                            "select pg_try_advisory_lock(hashtextextended('envtune run ' || ?, 0))")) {
                query.setString(1, run);
                try (var row = query.executeQuery()) {
                    if (row.next() && row.getBoolean(1)) {
                        return new RunLock(connection);
                    }
                }
            }
            connection.close();
        } catch (SQLException e) {
            throw new LedgerException("cannot lock the run " + run + ": " + e.getMessage());
        }
        throw new LedgerException(
                "The run " + run + " is at work in another process. Stop that one first.");
    }

    @Override
    public void close() {
        try (connection) {
            try (var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock_all()");
            }
        } catch (SQLException _) {
            // The connection is gone, and with it the lock.
        }
    }
}
