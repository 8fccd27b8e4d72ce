package dev.envtune.env.session;

import dev.envtune.env.session.Episode.Options;
import dev.envtune.env.session.LiveSession.Played;
import dev.envtune.env.task.SuiteCatalog;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Starts the episode of a session from the head of its log.
final class EpisodeStarter {
    private final SuiteCatalog suites;
    private final SessionMetrics metrics;
    private final Map<String, PlayableTasks> playable = new ConcurrentHashMap<>();

    EpisodeStarter(SuiteCatalog suites, SessionMetrics metrics) {
        this.suites = suites;
        this.metrics = metrics;
    }

    Played start(long key, SessionHead head) {
        var calls = new CallMeter(metrics);
        var options = new Options(head.feedback(), head.hints(), head.scoring(), head.created());
        var task = playable(head.suite(), head.task());
        return new Played(key, head, new Episode(task, options, calls), calls);
    }

    /// @param suite a content hash
    PlayableTask playable(String suite, String task) {
        return playable.computeIfAbsent(suite, hash -> new PlayableTasks(suites.get(hash)))
                .get(task);
    }
}
