package dev.envtune.env.session;

import dev.envtune.contract.CreateSession;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.env.feedback.HintSelection;
import dev.envtune.env.session.LiveSession.Played;
import dev.envtune.env.task.SuiteCatalog;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        var feedback = Objects.requireNonNullElse(request.feedback(), Feedback.STANDARD);
        var hints = hints(request.hints(), feedback);
        var canonical =
                new CreateSession(
                        id,
                        selected.suite().name(),
                        selected.task().id(),
                        feedback,
                        Objects.requireNonNullElse(request.scoring(), Scoring.FULL),
                        hints.equals(HintSelection.ALL) ? null : hints.codes());
        return new SessionHead(
                id,
                selected.suite().contentHash(),
                selected.task().id(),
                selected.task().contentHash(),
                feedback,
                Objects.requireNonNull(canonical.scoring()),
                hints,
                sandboxVersion,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Sha256.of(WireFormat.mapper().writeValueAsBytes(canonical)));
    }

    private static HintSelection hints(
            @Nullable Map<String, List<String>> codes, Feedback feedback) {
        if (codes == null) {
            return HintSelection.ALL;
        }
        if (feedback != Feedback.AUGMENTED) {
            throw new InvalidRequestException(
                    "hints",
                    "Hints are selected for augmented feedback. Set 'feedback' to AUGMENTED, or leave"
                            + " 'hints' out.");
        }
        try {
            return HintSelection.of(codes);
        } catch (HintSelection.UnknownException e) {
            throw new InvalidRequestException("hints", String.valueOf(e.getMessage()));
        }
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
