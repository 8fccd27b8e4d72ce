package dev.envtune.env.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.env.feedback.HintSelection;
import dev.envtune.env.task.SuiteCatalog;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows the logs of sessions.
public final class SessionLogs {
    private final SessionStore store;
    private final SuiteCatalog suites;

    /// The fields of a [dev.envtune.contract.SessionLog], with requests and responses as they are kept.
    private record Log(
            String id,
            String suite,
            String suiteHash,
            String task,
            String taskHash,
            Feedback feedback,
            Scoring scoring,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, List<String>> hints,
            String sandboxVersion,
            Instant created,
            List<Step> steps) {
        record Step(
                int step,
                Instant created,
                String bodySha256,
                @JsonRawValue String request,
                @JsonRawValue String response) {}
    }

    SessionLogs(SessionStore store, SuiteCatalog suites) {
        this.store = store;
        this.suites = suites;
    }

    /// A [dev.envtune.contract.SessionLog] as JSON.
    ///
    /// @throws SessionException.NotFound if there is no such session
    public String json(String id) {
        var found =
                store.find(SessionIds.require(id))
                        .orElseThrow(() -> new SessionException.NotFound(id));
        var head = found.head();
        var steps = store.steps(found.key(), 0).stream().map(SessionLogs::step).toList();
        return WireFormat.write(
                new Log(
                        id,
                        suites.get(head.suite()).name(),
                        head.suite(),
                        head.task(),
                        head.taskHash(),
                        head.feedback(),
                        head.scoring(),
                        head.hints().equals(HintSelection.ALL) ? null : head.hints().codes(),
                        head.sandboxVersion(),
                        head.created(),
                        steps));
    }

    private static Log.Step step(RecordedStep step) {
        return new Log.Step(
                step.number(),
                step.created(),
                HexFormat.of().formatHex(step.bodySha256()),
                step.request(),
                step.response());
    }
}
