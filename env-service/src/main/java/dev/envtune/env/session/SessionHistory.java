package dev.envtune.env.session;

import dev.envtune.env.session.LiveSession.Played;
import java.util.List;

/// Brings a live session up to date with the log, which other replicas write as well.
final class SessionHistory {
    private final SessionStore store;
    private final EpisodeStarter starter;
    private final String sandboxVersion;

    SessionHistory(SessionStore store, EpisodeStarter starter, String sandboxVersion) {
        this.store = store;
        this.starter = starter;
        this.sandboxVersion = sandboxVersion;
    }

    /// Plays the steps that a live session lacks: all, if it is another session of the same id.
    ///
    /// @throws SessionException.NotFound if the log has no such session
    /// @throws SessionException.ReplayMismatch if a step does not give what was recorded
    Played catchUp(LiveSession session) {
        var found =
                store.find(session.id())
                        .orElseThrow(() -> new SessionException.NotFound(session.id()));
        var known = session.played();
        var played =
                known != null && known.key() == found.key()
                        ? known
                        : starter.start(found.key(), found.head());
        var missing = store.steps(played.key(), played.episode().steps());
        if (!missing.isEmpty()) {
            session.discard();
            replay(played, missing);
        }
        session.keep(played);
        return played;
    }

    private void replay(Played played, List<RecordedStep> rows) {
        var episode = played.episode();
        played.calls().count(false);
        for (var row : rows) {
            if (episode.terminated()
                    || row.number() != episode.steps()
                    || !isRepeated(episode, row)) {
                throw new SessionException.ReplayMismatch(
                        played.head().id(),
                        row.number(),
                        played.head().sandboxVersion(),
                        sandboxVersion);
            }
        }
        played.calls().count(true);
    }

    private static boolean isRepeated(Episode episode, RecordedStep row) {
        var response = episode.step(ReceivedStep.request(row.request()));
        return WireFormat.write(response).equals(row.response());
    }
}
