package dev.envtune.env.replay;

import dev.envtune.contract.ScoreView;
import dev.envtune.env.task.Task;
import java.util.List;

/// What the ground truth of one task earned.
///
/// @param results of all calls, in order
record TaskReplay(Task task, List<String> results, ScoreView score) {
    TaskReplay {
        results = List.copyOf(results);
    }

    int turnsScoredOne() {
        return (int) score.turnScores().stream().filter(Integer.valueOf(1)::equals).count();
    }

    boolean fullMarks() {
        return turnsScoredOne() == task.turns().size() && score.verdict().valid();
    }
}
