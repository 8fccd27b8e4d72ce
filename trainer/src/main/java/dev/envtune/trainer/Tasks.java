package dev.envtune.trainer;

import dev.envtune.contract.Category;
import dev.envtune.contract.TaskSummary;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.terminal.Progress;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.trainer.config.Plan.Supply;
import dev.envtune.trainer.config.RunConfig.Split;
import dev.envtune.trainer.run.TaskPool;
import dev.envtune.worker.bootstrap.DemonstrationFiles;
import dev.envtune.worker.prompt.Prompt;
import dev.envtune.worker.rollout.WindowFit;
import dev.envtune.worker.rollout.WindowFit.Fit;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The tasks of a run, from the environment service.
final class Tasks {
    private Tasks() {}

    /// Those that fit the policy's window.
    static TaskPool of(RunSetup setup, EnvClient client, Progress progress) {
        var config = setup.config();
        var kind = config.split() == Split.PAPER ? "paper-" : "";
        var training = client.tasks(config.suite(), kind + "train");
        var heldOut = client.tasks(config.suite(), kind + "heldout");
        var tooLong =
                progress.during("looking which tasks fit the context window", () -> tooLong(setup));
        return new TaskPool(
                without(training, tooLong), without(heldOut, tooLong), List.copyOf(tooLong));
    }

    private static List<TaskSummary> without(List<TaskSummary> tasks, Set<String> leftOut) {
        return tasks.stream().filter(task -> !leftOut.contains(task.id())).toList();
    }

    private static Set<String> tooLong(RunSetup setup) {
        var policy = PolicyFolder.open(setup.policy());
        var prompt = Prompt.of(policy);
        var fit = new WindowFit(prompt, policy.config().window());
        return fit.of(DemonstrationFiles.truth(setup.config().suite(), setup.bfcl())).stream()
                .filter(one -> !one.fits())
                .map(Fit::task)
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// How many there are, for the plan.
    static Supply supply(TaskPool tasks) {
        return new Supply(counts(tasks.training()), counts(tasks.heldOut()), tasks.leftOut());
    }

    private static Map<Category, Integer> counts(List<TaskSummary> tasks) {
        var counts = new EnumMap<Category, Integer>(Category.class);
        tasks.forEach(task -> counts.merge(task.category(), 1, Integer::sum));
        return counts;
    }
}
