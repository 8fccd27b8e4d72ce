package dev.envtune.env.session;

import dev.envtune.contract.CreateSession;
import dev.envtune.contract.EmittedCalls;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.SessionView;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.session.LiveSession.Played;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sessions as clients use them, on any replica (spec/episode.md, "Session API semantics").
///
/// What is in memory is a cache of the log. A step that follows what is in memory is played at once, and
/// the log decides whether it was the first at its place; before anything else is answered, memory is
/// brought up to date with the log.
public final class Sessions {
    private final SessionStore store;
    private final SessionCreator creator;
    private final SessionHistory history;
    private final SessionMetrics metrics;
    private final SessionSettings settings;
    private final LiveSessions live;

    /// @param isNew false where the session was there already
    public record Created(SessionView session, boolean isNew) {}

    Sessions(
            SessionStore store,
            SessionCreator creator,
            SessionHistory history,
            SessionMetrics metrics,
            SessionSettings settings) {
        this.store = store;
        this.creator = creator;
        this.history = history;
        this.metrics = metrics;
        this.settings = settings;
        this.live = new LiveSessions(settings.maxLive(), settings.liveIdleLimit());
    }

    /// Creates a session, or finds the one that the same request created before.
    ///
    /// @throws SessionException.Exists if the id belongs to a session that another request created
    public Created create(CreateSession request) {
        var head = creator.head(request);
        while (true) {
            var made = creator.create(head);
            if (made.isPresent()) {
                live.put(new LiveSession(made.get()));
                metrics.created();
                return new Created(view(made.get()), true);
            }
            var found = store.find(head.id());
            if (found.isPresent()) {
                if (!Arrays.equals(found.get().head().bodySha256(), head.bodySha256())) {
                    throw new SessionException.Exists(head.id());
                }
                return new Created(view(head.id()), false);
            }
            // It was deleted in between: the id is free again.
        }
    }

    /// Takes a step, or gives the recorded outcome of the same step taken before.
    ///
    /// @return a [dev.envtune.contract.StepResponse] as JSON, as the log has it
    /// @throws SessionException if there is no such session or this is no step that it can take
    public String step(String id, ReceivedStep step) {
        return locked(id, session -> step(session, step));
    }

    private String step(LiveSession session, ReceivedStep step) {
        int number = step.request().step();
        var body = step.bodySha256();
        while (true) {
            var played = session.played();
            if (played == null || !isNext(number, played.episode())) {
                played = history.catchUp(session);
                if (number < played.episode().steps()) {
                    return recorded(played, number, body);
                }
                requireNext(played, number);
            }
            var response = take(session, played, step, body);
            if (response != null) {
                return response;
            }
            // Another replica was first, or the session is gone: the log knows.
        }
    }

    private static boolean isNext(int number, Episode episode) {
        return number == episode.steps() && !episode.terminated();
    }

    private static void requireNext(Played played, int number) {
        var id = played.head().id();
        var episode = played.episode();
        if (episode.terminated()) {
            throw new SessionException.Ended(id, episode.steps());
        }
        if (number > episode.steps()) {
            throw new SessionException.StepGap(id, number, episode.steps());
        }
    }

    private String recorded(Played played, int number, byte[] body) {
        var id = played.head().id();
        var step =
                store.step(played.key(), number)
                        .orElseThrow(() -> new SessionException.NotFound(id));
        if (!Arrays.equals(step.bodySha256(), body)) {
            throw new SessionException.StepConflict(id, number, played.episode().steps());
        }
        metrics.repeated();
        return step.response();
    }

    /// Plays a step and appends it. Memory is ahead of the log in between, so it is forgotten unless the log
    /// takes the step.
    ///
    /// @return null where the log has another step in this place, or no such session
    private @Nullable String take(
            LiveSession session, Played played, ReceivedStep step, byte[] body) {
        boolean appended = false;
        try {
            var response = played.episode().step(step.request());
            var json = WireFormat.write(response);
            appended =
                    store.append(
                            new StepRow(played.key(), response.step(), body, step.json(), json));
            if (!appended) {
                return null;
            }
            metrics.stepped(response.kind());
            return json;
        } finally {
            if (!appended) {
                session.discard();
            }
        }
    }

    public SessionView view(String id) {
        return current(id, Sessions::view);
    }

    /// The compared state by domain, as JSON.
    public String state(String id) {
        return current(id, played -> TextForms.json(played.episode().state()));
    }

    public ScoreView score(String id) {
        return current(id, played -> played.episode().score(id));
    }

    public EmittedCalls emitted(String id) {
        return current(id, played -> played.episode().emitted(id));
    }

    /// Deletes a session, if it is there.
    public void delete(String id) {
        if (store.delete(SessionIds.require(id))) {
            metrics.deleted();
        }
        live.remove(id);
    }

    /// How many sessions are in memory.
    long live() {
        return live.size();
    }

    private <T> T current(String id, Function<Played, T> read) {
        return locked(id, session -> read.apply(history.catchUp(session)));
    }

    private <T> T locked(String id, Function<LiveSession, T> work) {
        var session = live.use(SessionIds.require(id));
        try {
            return session.locked(settings.databaseLimit(), () -> work.apply(session));
        } catch (SessionException.NotFound e) {
            live.remove(session);
            throw e;
        }
    }

    private static SessionView view(Played played) {
        var head = played.head();
        var episode = played.episode();
        var task = episode.playable().task();
        return new SessionView(
                head.id(),
                episode.playable().suite().name(),
                task.id(),
                task.category(),
                task.contentHash(),
                head.feedback(),
                head.scoring(),
                head.created(),
                episode.turn(),
                task.turns().size(),
                episode.steps(),
                episode.opening(),
                episode.offered(),
                episode.terminated());
    }
}
