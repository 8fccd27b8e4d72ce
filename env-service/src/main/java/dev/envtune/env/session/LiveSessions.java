package dev.envtune.env.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy.FixedExpiration;
import java.time.Duration;

/// The sessions in the memory of this process: those that were used last.
///
/// Not those that were used most, which a cache of a maximum size prefers: a session that has just begun would
/// lose to sessions that have ended, and every step of it would play its log again.
final class LiveSessions {
    private final int max;
    private final Cache<String, LiveSession> sessions;
    private final FixedExpiration<String, LiveSession> byLastUse;

    /// @param max how many sessions at most
    /// @param idleLimit for how long after its last use a session is kept
    LiveSessions(int max, Duration idleLimit) {
        this.max = max;
        // Uses are put in order by whoever uses a session: by another thread, some would be lost.
        this.sessions =
                Caffeine.newBuilder().expireAfterAccess(idleLimit).executor(Runnable::run).build();
        this.byLastUse = sessions.policy().expireAfterAccess().orElseThrow();
    }

    /// The session in memory, or one of which nothing has been played yet.
    LiveSession use(String id) {
        var found = sessions.getIfPresent(id);
        if (found != null) {
            return found;
        }
        var session = sessions.get(id, LiveSession::new);
        removeExcess();
        return session;
    }

    void put(LiveSession session) {
        sessions.put(session.id(), session);
        removeExcess();
    }

    private void removeExcess() {
        long excess = size() - max;
        if (excess > 0) {
            sessions.invalidateAll(byLastUse.oldest((int) excess).keySet());
        }
    }

    void remove(String id) {
        sessions.invalidate(id);
    }

    /// Removes this session, but not a later one of the same id.
    void remove(LiveSession session) {
        sessions.asMap().remove(session.id(), session);
    }

    long size() {
        return sessions.estimatedSize();
    }
}
