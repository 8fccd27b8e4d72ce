package dev.envtune.env.session;

import dev.envtune.contract.CreateSession;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.env.session.LiveSession.Played;
import dev.envtune.env.task.SuiteCatalog;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Makes sessions.
final class SessionCreator {
    private final SuiteCatalog suites;
    private final SessionStore store;
    private final EpisodeStarter starter;
    private final Clock clock;
    private final String sandboxVersion;

    SessionCreator(
            SuiteCatalog suites,
            SessionStore store,
            EpisodeStarter starter,
            Clock clock,
            String sandboxVersion) {
        this.suites = suites;
        this.store = store;
        this.starter = starter;
        this.clock = clock;
        this.sandboxVersion = sandboxVersion;
    }

    /// The head of the session that a request asks for. Requests that differ only in what is left out and
    /// has a default have the same body.
    SessionHead head(CreateSession request) {
        if (request.task() == null) {
            throw new InvalidRequestException("task", "Name the task in the field 'task'.");
        }
        var id =
                request.id() == null
                        ? UUID.randomUUID().toString()
                        : SessionIds.require(request.id());
        var selected = suites.select(request.suite(), request.task());
        var canonical =
                new CreateSession(
                        id,
                        selected.suite().name(),
                        selected.task().id(),
                        Objects.requireNonNullElse(request.feedback(), Feedback.STANDARD),
                        Objects.requireNonNullElse(request.scoring(), Scoring.FULL));
        return new SessionHead(
                id,
                selected.suite().contentHash(),
                selected.task().id(),
                selected.task().contentHash(),
                Objects.requireNonNull(canonical.feedback()),
                Objects.requireNonNull(canonical.scoring()),
                sandboxVersion,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Sha256.of(WireFormat.mapper().writeValueAsBytes(canonical)));
    }

    /// Writes the head of a session and starts its episode.
    ///
    /// @return nothing where the id is taken
    Optional<Played> create(SessionHead head) {
        starter.playable(
                head.suite(), head.task()); // before a session is made that cannot be played
        var key = store.create(head);
        return key.isPresent()
                ? Optional.of(starter.start(key.getAsLong(), head))
                : Optional.empty();
    }
}
