package dev.envtune.bench.policy;

import dev.envtune.contract.terminal.Progress;
import dev.envtune.contract.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `bench policy`: generation and training steps, with random weights.
@Command(
        name = "policy",
        description = {
            "Measures generation and training steps of the starter policy's shape and of a 0.5B one,"
                    + " with random weights. Where a Python has torch and transformers, the same work"
                    + " is done there in turn.",
            "The exit code is 1 if a bar is missed."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class PolicyBench implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "How often to measure each figure. Default: ${DEFAULT-VALUE}.")
    private int samples = 5;

    @Option(
            names = "--work",
            paramLabel = "TEXT",
            description = "Only work whose name contains this, as in 'batch 64'. Default: all.")
    private String only = "";

    @Option(names = "--quick", description = "Takes one sample each, of the small shape only.")
    private boolean quick;

    @Option(
            names = "--python",
            paramLabel = "PROGRAM",
            description =
                    "A Python that has torch and transformers, see bench/python/requirements.txt."
                            + " Default: ${DEFAULT-VALUE}.")
    private String python = "python3";

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there.")
    private @Nullable Path json;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (samples < 1) {
            throw new ParameterException(spec.commandLine(), "--samples is at least 1");
        }
        var report = measure();
        report.print(spec.commandLine().getOut());
        if (json != null) {
            var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
            Files.writeString(json, mapper.writeValueAsString(report) + "\n");
        }
        return report.meetsBars() ? 0 : 1;
    }

    private PolicyReport measure() throws InterruptedException {
        var shapes = quick ? List.of(Shape.TINY) : Arrays.asList(Shape.values());
        var cases =
                shapes.stream()
                        .flatMap(shape -> Case.of(shape).stream())
                        .filter(one -> one.work().label().contains(only))
                        .toList();
        if (cases.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--work: no work has '%s' in its name".formatted(only));
        }
        var now = new AtomicReference<>("");
        var progress = new Progress(System.err, Terminal.canWipe());
        try (var theirs = Transformers.start(python).orElse(null)) {
            var measurement =
                    new Measurement(
                            cases,
                            quick ? 1 : samples,
                            theirs,
                            now::set,
                            line -> progress.say(line.summary()));
            return progress.during(now::get, measurement::run);
        }
    }
}
