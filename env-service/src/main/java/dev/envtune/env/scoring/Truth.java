package dev.envtune.env.scoring;

import dev.envtune.env.feedback.StandardWording;
import dev.envtune.env.sandbox.Toolbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the ground truth of a task does: its results and the state after each turn. Computed once and
/// shared by all sessions of the task; never changed.
public final class Truth {
    /// @param results of the turn's calls, in order
    /// @param state after the turn; compare with it, do not execute on it
    public record Turn(List<String> results, Toolbox state) {
        public Turn {
            results = List.copyOf(results);
        }
    }

    private final List<Turn> turns;

    private Truth(List<Turn> turns) {
        this.turns = List.copyOf(turns);
    }

    /// @param groundTruth the calls of each turn
    /// @param created what the sandboxes take for the session's creation time
    public static Truth of(Toolbox.Setup setup, List<List<String>> groundTruth, Instant created) {
        var toolbox = new Toolbox(setup, created);
        var turns = new ArrayList<Turn>(groundTruth.size());
        var state = toolbox.snapshot();
        for (var calls : groundTruth) {
            if (!calls.isEmpty()) {
                var results = execute(toolbox, calls);
                state = toolbox.snapshot();
                turns.add(new Turn(results, state));
            } else {
                turns.add(new Turn(List.of(), state));
            }
        }
        return new Truth(turns);
    }

    public Turn turn(int index) {
        return turns.get(index);
    }

    public int size() {
        return turns.size();
    }

    /// Runs calls and gives their official result texts.
    public static List<String> execute(Toolbox toolbox, List<String> calls) {
        var results = new ArrayList<String>(calls.size());
        for (var call : calls) {
            results.add(StandardWording.of(toolbox.execute(call)));
        }
        return results;
    }
}
