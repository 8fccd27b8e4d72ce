package dev.envtune.bench.sandbox;

import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.scoring.OfficialChecker;
import dev.envtune.env.scoring.Truth;
import dev.envtune.env.scoring.TurnCheck;
import java.util.ArrayList;
import java.util.List;

/// Scoring apart from the calls that it scores: the turn checks and verdicts of ground truth.
final class Scoring {
    private final Workload workload;
    private final List<Turn> turns = new ArrayList<>();

    /// @param results of all turns so far
    private record Turn(Toolbox state, List<String> results, Truth.Turn truth) {}

    Scoring(Workload workload) {
        this.workload = workload;
        for (var task : workload.tasks()) {
            var toolbox = new Toolbox(task.setup(), workload.created());
            var truth = task.truth(workload.created());
            var results = new ArrayList<String>();
            for (int i = 0; i < truth.size(); i++) {
                var calls = task.groundTruth().get(i);
                if (!calls.isEmpty()) {
                    results.addAll(Truth.execute(toolbox, calls));
                    turns.add(new Turn(toolbox.snapshot(), List.copyOf(results), truth.turn(i)));
                }
            }
        }
    }

    /// Turns of a round.
    int turns() {
        return turns.size();
    }

    /// @throws IllegalStateException if ground truth does not match itself
    void checkTurns() {
        for (var turn : turns) {
            if (TurnCheck.of(turn.state(), turn.results(), turn.truth()) != TurnCheck.MATCHES) {
                throw new IllegalStateException("ground truth does not match itself");
            }
        }
    }

    /// The verdicts of a round, each with the replay of all its calls.
    ///
    /// @throws IllegalStateException if one is not valid
    void checkTasks() {
        for (var task : workload.tasks()) {
            var verdict =
                    OfficialChecker.check(
                            task.setup(),
                            task.groundTruth(),
                            task.groundTruth(),
                            task.truth(workload.created()),
                            workload.created());
            if (!verdict.valid()) {
                throw new IllegalStateException(
                        "ground truth of " + task.task().id() + " got " + verdict.errorType());
            }
        }
    }
}
