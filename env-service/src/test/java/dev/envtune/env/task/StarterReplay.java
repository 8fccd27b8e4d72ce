package dev.envtune.env.task;

import dev.envtune.env.feedback.StandardWording;
import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.session.PlayableTask;
import java.time.Instant;
import java.util.List;

/// A task's ground truth, played from the start.
///
/// @param turns what came of each turn's calls
record StarterReplay(List<List<Played>> turns) {
    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    /// @param text taken at once: a result may be part of the state, which the next call changes
    record Played(Outcome outcome, String text) {}

    static StarterReplay of(Suite suite, Task task) {
        var toolbox = new Toolbox(new PlayableTask(suite, task).setup(), CREATED);
        return new StarterReplay(
                task.groundTruth().stream()
                        .map(calls -> calls.stream().map(call -> play(toolbox, call)).toList())
                        .toList());
    }

    private static Played play(Toolbox toolbox, String call) {
        var outcome = toolbox.execute(call);
        return new Played(outcome, StandardWording.of(outcome));
    }

    /// The result texts of each turn, joined.
    List<String> resultsByTurn() {
        return turns.stream()
                .map(turn -> String.join(" ", turn.stream().map(Played::text).toList()))
                .toList();
    }
}
