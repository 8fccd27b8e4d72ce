package dev.envtune.env.hints;

import dev.envtune.contract.terminal.Progress;
import dev.envtune.contract.terminal.Terminal;
import dev.envtune.env.play.PlayException;
import dev.envtune.env.play.SuiteOptions;
import dev.envtune.env.session.WireFormat;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.UnreadableSuiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `hints report`.
@Command(
        name = "report",
        description = {
            "Spoils each call of a suite's ground truth in several ways and examines the hints of what"
                    + " then fails.",
            "A cause is how a call was spoilt and which argument; the fewer causes share a text, the"
                    + " better it tells them apart. The exit code is 1 if a property is broken or a bar"
                    + " missed."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class HintsReportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private SuiteOptions suite;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed gives the same mutants. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--mutations",
            paramLabel = "N",
            description = "How many mutants each call has at most. Default: ${DEFAULT-VALUE}.")
    private int mutations = 3;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the whole report there.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        if (mutations < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--mutations must be 1 or more, not " + mutations);
        }
        try {
            var report = survey(suite.load());
            spec.commandLine().getOut().print(HintReportText.of(report));
            spec.commandLine().getOut().flush();
            if (json != null) {
                write(report, json);
            }
            return report.isKept() ? 0 : 1;
        } catch (PlayException e) {
            throw new ParameterException(
                    spec.commandLine(), e.getMessage() + " " + e.nextStep(), e);
        } catch (UnreadableSuiteException e) {
            spec.commandLine().getErr().println("envtune: " + e.getMessage());
            return 1;
        }
    }

    private HintReport survey(Suite of) {
        var done = new AtomicInteger();
        return new Progress(System.err, Terminal.canWipe())
                .during(
                        () -> "replayed " + done + " of " + of.tasks().size() + " tasks",
                        () -> new HintSurvey(of, seed, mutations).of(of.tasks(), done::set));
    }

    private void write(HintReport report, Path file) {
        try {
            Files.writeString(
                    file,
                    WireFormat.mapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(HintReportView.of(report)));
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--json %s cannot be written (%s); name a file in a folder that exists"
                            .formatted(file, e),
                    e);
        }
    }
}
