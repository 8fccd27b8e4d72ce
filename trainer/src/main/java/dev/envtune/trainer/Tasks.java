package dev.envtune.trainer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.contract.Category;
import dev.envtune.contract.Demonstration;
import dev.envtune.contract.TaskSummary;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.EnvCommand;
import dev.envtune.contract.terminal.Progress;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.trainer.config.Plan.Supply;
import dev.envtune.trainer.config.RunConfig.Split;
import dev.envtune.trainer.run.TaskPool;
import dev.envtune.worker.prompt.Prompt;
import dev.envtune.worker.rollout.WindowFit;
import dev.envtune.worker.rollout.WindowFit.Fit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.json.JsonMapper;

/// The tasks of a run, from the environment service.
final class Tasks {
    private static final JsonMapper JSON = JsonMapper.shared();

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

    /// The service never shows ground truth to a policy; its program plays it here.
    private static Set<String> tooLong(RunSetup setup) {
        var policy = PolicyFolder.open(setup.policy());
        var prompt = Prompt.of(policy);
        var fit = new WindowFit(prompt, policy.config().window());
        return fit.of(groundTruths(setup)).stream()
                .filter(one -> !one.fits())
                .map(Fit::task)
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Demonstration> groundTruths(RunSetup setup) {
        try {
            var file = Files.createTempFile("envtune-truth", ".jsonl.gz");
            try {
                EnvCommand.run(arguments(setup, file));
                return read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the temporary folder", e);
        }
    }

    private static List<String> arguments(RunSetup setup, Path file) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "demonstrations",
                                "--truth",
                                setup.config().suite(),
                                "--out",
                                file.toString()));
        if (setup.bfcl() != null) {
            arguments.addAll(List.of("--bfcl", setup.bfcl().toString()));
        }
        return arguments;
    }

    private static List<Demonstration> read(Path file) throws IOException {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            return lines.lines().map(line -> JSON.readValue(line, Demonstration.class)).toList();
        }
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
