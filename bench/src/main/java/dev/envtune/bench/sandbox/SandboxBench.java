package dev.envtune.bench.sandbox;

import dev.envtune.contract.terminal.Progress;
import dev.envtune.contract.terminal.Terminal;
import dev.envtune.env.play.PlayException;
import dev.envtune.env.play.SuiteOptions;
import dev.envtune.env.task.UnreadableSuiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `bench sandbox`: ground truth through the sandboxes, without a service.
@Command(
        name = "sandbox",
        description = {
            "Measures the sandboxes: calls a second, scoring, creation and memory of sessions. Plays"
                    + " the ground truth of a suite, in sessions made fresh. Where a Python has the"
                    + " original environment, that is measured in turn with ours.",
            "The exit code is 1 if a bar is missed."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class SandboxBench implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private SuiteOptions options;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long to measure each figure. Default: ${DEFAULT-VALUE}.")
    private int seconds = 5;

    @Option(
            names = "--python",
            paramLabel = "PROGRAM",
            description =
                    "A Python that has the packages bfcl-eval and mpmath. Default: ${DEFAULT-VALUE}.")
    private String python = "python3";

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there.")
    private @Nullable Path json;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds is at least 1");
        }
        var err = spec.commandLine().getErr();
        try {
            var report = measure();
            report.print(spec.commandLine().getOut());
            if (json != null) {
                var mapper =
                        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
                Files.writeString(json, mapper.writeValueAsString(report) + "\n");
            }
            return report.meetsBars() ? 0 : 1;
        } catch (PlayException e) {
            err.println("envtune: " + e.getMessage() + "\n  " + e.nextStep());
        } catch (UnreadableSuiteException e) {
            err.println("envtune: " + e.getMessage());
        }
        return 1;
    }

    private SandboxReport measure() throws InterruptedException {
        var suite = options.load();
        var workload = new Workload(suite, Clock.systemUTC().instant());
        var progress = new Progress(System.err, Terminal.canWipe());
        try (var original = Original.start(python, workload).orElse(null)) {
            return progress.during(
                    "measuring the sandboxes",
                    () -> new Measurement(suite.name(), workload, original, seconds).run());
        }
    }
}
