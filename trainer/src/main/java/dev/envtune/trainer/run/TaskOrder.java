package dev.envtune.trainer.run;

import dev.envtune.contract.TaskSummary;
import dev.envtune.policy.generate.CounterRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// In which order the tasks of a stage are trained on: each epoch has a permutation of its own, and tasks
/// that do not fill a last step are left out of it.
final class TaskOrder {
    private final List<TaskSummary> tasks;
    private final int perStep;
    private final long seed;

    /// @param tasks of the stage, at least one
    /// @param perStep fewer where there are fewer tasks
    /// @param seed of the run and stage
    TaskOrder(List<TaskSummary> tasks, int perStep, long seed) {
        this.tasks = List.copyOf(tasks);
        this.perStep = Math.min(perStep, tasks.size());
        this.seed = seed;
    }

    int stepsPerEpoch() {
        return tasks.size() / perStep;
    }

    /// @param step of the stage, from 1
    List<TaskSummary> tasks(int step) {
        int epoch = (step - 1) / stepsPerEpoch();
        int from = (step - 1) % stepsPerEpoch() * perStep;
        var order = new ArrayList<>(tasks);
        Collections.shuffle(order, new Random(CounterRandom.seed(seed, epoch)));
        return List.copyOf(order.subList(from, from + perStep));
    }
}
