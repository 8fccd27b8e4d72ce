package dev.envtune.env.task;

import dev.envtune.env.feedback.StandardWording;
import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.session.PlayableTask;
import java.time.Instant;
import java.util.List;

/// A task's ground truth, played from the start.
///
/// @param outcomes of each turn's calls
record StarterReplay(List<List<Outcome>> outcomes) {
    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    static StarterReplay of(Suite suite, Task task) {
        var toolbox = new Toolbox(new PlayableTask(suite, task).setup(), CREATED);
        return new StarterReplay(
                task.groundTruth().stream()
                        .map(calls -> calls.stream().map(toolbox::execute).toList())
                        .toList());
    }

    /// The result texts of each turn, joined.
    List<String> resultsByTurn() {
        return outcomes.stream()
                .map(turn -> String.join(" ", turn.stream().map(StandardWording::of).toList()))
                .toList();
    }
}
