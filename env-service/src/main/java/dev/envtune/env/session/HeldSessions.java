package dev.envtune.env.session;

import dev.envtune.env.session.LiveSession.Played;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/// Fresh sessions held in memory just as [Sessions] holds them, but without a log: to measure what an
/// idle session takes.
public final class HeldSessions {
    private static final byte[] NO_BODY = {};

    private final SessionMetrics metrics = new SessionMetrics(new SimpleMeterRegistry());
    private final LiveSessions live;
    private long keys;

    /// @param most sessions that are held; more would push others out
    public HeldSessions(int most) {
        this.live = new LiveSessions(most, Duration.ofHours(1));
    }

    public void add(String id, PlayableTask task, Episode.Options options) {
        var head =
                new SessionHead(
                        id,
                        task.suite().contentHash(),
                        task.task().id(),
                        task.task().contentHash(),
                        options.feedback(),
                        options.scoring(),
                        options.hints(),
                        "measured",
                        options.created(),
                        NO_BODY);
        var calls = new CallMeter(metrics);
        var episode = new Episode(task, options, calls);
        live.put(new LiveSession(new Played(keys++, head, episode, calls)));
    }

    public long size() {
        return live.size();
    }
}
