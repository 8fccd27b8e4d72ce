package dev.envtune.env.session;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the rows of many callers with one statement and one commit.
///
/// One thread takes whatever has queued up, so that batches grow with the load and a lone caller
/// waits for nobody. While rows come thick it waits a moment for more of them, because a commit of many takes the
/// machine little longer than one of few. A statement must be idempotent, because one whose commit is uncertain is
/// repeated: while the database is away, until each caller's time is up.
///
/// @param <R> what a caller writes
/// @param <T> what the caller gets once it is committed
final class GroupCommit<R, T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final long PAUSE_MILLIS = 50;
    private static final int THICK_ROWS = 4;
    private static final long GATHERING_MILLIS = 1;

    private final Statement<R, T> statement;
    private final Duration limit;
    private final BlockingQueue<Entry<R, T>> queue;
    private final int maxBatch;
    private final Thread writer;
    private boolean away;
    private volatile boolean closed;

    /// Writes rows in one transaction and gives the outcome of each, in order.
    @FunctionalInterface
    interface Statement<R, T> {
        List<T> commit(List<R> rows) throws SQLException;
    }

    private record Entry<R, T>(R row, long deadline, CompletableFuture<T> outcome) {
        boolean isLate() {
            return System.nanoTime() - deadline >= 0;
        }

        void fail(Exception cause) {
            outcome.completeExceptionally(cause);
        }
    }

    /// @param limit how long a caller waits at most
    /// @param maxBatch how many rows one statement takes at most
    GroupCommit(String name, Duration limit, int maxBatch, Statement<R, T> statement) {
        this.statement = statement;
        this.limit = limit;
        this.maxBatch = maxBatch;
        this.queue = new ArrayBlockingQueue<>(8 * maxBatch);
        this.writer = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /// Returns when the row is committed.
    ///
    /// @throws DatabaseAwayException if that is uncertain when the time is up
    T write(R row) {
        var entry =
                new Entry<R, T>(
                        row, System.nanoTime() + limit.toNanos(), new CompletableFuture<>());
        try {
            if (closed || !queue.offer(entry, limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new DatabaseAwayException(limit);
            }
            // Twice the limit: the writer itself gives up at the limit, unless its statement hangs.
            return entry.outcome.get(2 * limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseAwayException(limit, e);
        } catch (TimeoutException e) {
            throw new DatabaseAwayException(limit, e);
        } catch (ExecutionException e) {
            throw DatabaseAwayException.isReasonOf(e.getCause())
                    ? new DatabaseAwayException(limit, e.getCause())
                    : new IllegalStateException("the log refuses a row", e.getCause());
        }
    }

    private void run() {
        var batch = new ArrayList<Entry<R, T>>(maxBatch);
        int rows = 0;
        while (true) {
            try {
                if (batch.isEmpty()) {
                    batch.add(queue.take());
                    if (rows >= THICK_ROWS) {
                        Thread.sleep(GATHERING_MILLIS);
                    }
                }
                queue.drainTo(batch, maxBatch - batch.size());
                rows = batch.size();
                commit(batch);
            } catch (InterruptedException _) {
                queue.drainTo(batch);
                batch.forEach(entry -> entry.fail(new DatabaseAwayException(limit)));
                return;
            }
        }
    }

    /// Leaves in the batch what is to be tried again.
    private void commit(List<Entry<R, T>> batch) throws InterruptedException {
        try {
            complete(batch);
            batch.clear();
            tell(false, "again");
        } catch (SQLException | RuntimeException e) {
            if (DatabaseAwayException.isReasonOf(e)) {
                tell(true, e.getMessage());
                batch.forEach(entry -> failIfLate(entry, e));
                batch.removeIf(entry -> entry.outcome.isDone());
                Thread.sleep(PAUSE_MILLIS);
            } else if (batch.size() > 1) {
                batch.forEach(entry -> commitAlone(entry));
                batch.clear();
            } else {
                batch.removeFirst().fail(e);
            }
        }
    }

    /// Logs the loss and the return of the database, once each.
    private void tell(boolean away, @Nullable String reason) {
        if (away != this.away) {
            this.away = away;
            LOG.warn(
                    "{}: the database {} ({})",
                    writer.getName(),
                    away ? "does not answer" : "answers",
                    reason);
        }
    }

    private static void failIfLate(Entry<?, ?> entry, Exception cause) {
        if (entry.isLate()) {
            entry.fail(cause);
        }
    }

    /// One row that the database refuses must not take the others with it.
    private void commitAlone(Entry<R, T> entry) {
        try {
            complete(List.of(entry));
        } catch (SQLException | RuntimeException e) {
            entry.fail(e);
        }
    }

    private void complete(List<Entry<R, T>> batch) throws SQLException {
        var rows = new ArrayList<R>(batch.size());
        for (var entry : batch) {
            rows.add(entry.row());
        }
        var outcomes = statement.commit(rows);
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).outcome.complete(outcomes.get(i));
        }
    }

    /// How many rows wait for the commit under way to end.
    int waiting() {
        return queue.size();
    }

    /// Ends the thread. Rows that wait are not written, and their callers are told.
    @Override
    public void close() {
        closed = true;
        writer.interrupt();
    }
}
