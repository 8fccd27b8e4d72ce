package dev.envtune.env.session;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes sessions that nobody plays any more. Any number of replicas may sweep at the same time.
final class SessionSweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionSweeper.class);
    private static final int BATCH = 1000;

    private final SessionStore store;
    private final SessionMetrics metrics;
    private final Duration idleLimit;
    private final ScheduledExecutorService timer;

    SessionSweeper(SessionStore store, SessionMetrics metrics, SessionSettings settings) {
        this.store = store;
        this.metrics = metrics;
        this.idleLimit = settings.idleLimit();
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("session-sweeper").daemon().factory());
        long pause = settings.sweepInterval().toMillis();
        var _ = timer.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            int deleted;
            do {
                deleted = store.deleteIdle(idleLimit, BATCH);
                metrics.expired(deleted);
            } while (deleted == BATCH);
        } catch (RuntimeException e) {
            // The next sweep deletes what this one did not.
            LOG.warn("cannot delete idle sessions: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
