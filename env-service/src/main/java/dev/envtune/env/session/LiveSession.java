package dev.envtune.env.session;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A session as this process knows it: what of its log has been played so far, which may be nothing.
/// Only a cache; it may be discarded at any time.
final class LiveSession {
    private final String id;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Played played;

    /// @param key tells this session from an earlier or later one of the same id
    /// @param calls counts the calls of the episode, but not those that the log replays
    record Played(long key, SessionHead head, Episode episode, CallMeter calls) {}

    LiveSession(String id) {
        this.id = id;
    }

    LiveSession(Played played) {
        this.id = played.head().id();
        this.played = played;
    }

    String id() {
        return id;
    }

    /// What was played, or null. Call it, and the methods below, with the session locked.
    @Nullable Played played() {
        return played;
    }

    void keep(Played played) {
        this.played = played;
    }

    /// Forgets what was played: the log will be played again.
    void discard() {
        played = null;
    }

    /// Runs work while nobody else in this process uses the session.
    ///
    /// @throws DatabaseAwayException if others hold it for so long
    <T> T locked(Duration limit, Supplier<T> work) {
        try {
            if (!lock.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new DatabaseAwayException(limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseAwayException(limit, e);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
