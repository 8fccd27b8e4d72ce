package dev.envtune.env.play;

import dev.envtune.env.session.GroundTruthCalls;
import dev.envtune.env.task.Task;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Plays the ground truth: the calls of each turn in one message, then the answer. The service never
/// shows it, so it is read from the suite itself.
final class TruthPlayer implements Player {
    private final @Nullable Path bfcl;
    private final @Nullable LeftOut leftOut;
    private final Display display;

    /// @param bfcl the official data, for its tasks
    TruthPlayer(@Nullable Path bfcl, @Nullable LeftOut leftOut, Display display) {
        this.bfcl = bfcl;
        this.leftOut = leftOut;
        this.display = display;
    }

    @Override
    public void play(OpenSession session) {
        var truth = task(session).groundTruth();
        for (var calls : leftOut == null ? truth : leftOut.from(truth)) {
            if (!calls.isEmpty()) {
                session.call(GroundTruthCalls.structured(calls));
            }
            display.assistant("(answers)");
            session.answer();
        }
    }

    /// @throws PlayException if the task is not at hand, or not the same as the service's
    private Task task(OpenSession session) {
        var suite = LocalSuites.load(session.opening().suite(), bfcl);
        var task = suite.find(session.opening().task());
        if (task == null || !task.contentHash().equals(session.opening().contentHash())) {
            throw new PlayException(
                    "Task %s of suite %s is not the same here and in the service."
                            .formatted(session.opening().task(), session.opening().suite()),
                    "Give --bfcl the data that the service was given, and use one version of both.");
        }
        return task;
    }

    @Override
    public boolean mustBePerfect() {
        return true;
    }
}
