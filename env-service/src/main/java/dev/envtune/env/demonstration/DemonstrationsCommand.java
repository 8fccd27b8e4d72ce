package dev.envtune.env.demonstration;

import dev.envtune.contract.Demonstration;
import dev.envtune.env.play.LocalSuites;
import dev.envtune.env.play.PlayException;
import dev.envtune.env.session.WireFormat;
import dev.envtune.env.task.Suite;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `demonstrations --out FILE --seed N --count N`.
@Command(
        name = "demonstrations",
        description = "Writes correctly played sessions for a policy to imitate.",
        mixinStandardHelpOptions = true)
public final class DemonstrationsCommand implements Callable<Integer> {
    private static final int PROGRESS = 1000;
    private static final int BUFFER_BYTES = 1 << 16;

    @Spec private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write them: gzip, one JSON object a line.")
    private Path out = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed gives the same demonstrations. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many. Default: ${DEFAULT-VALUE}.")
    private int count = 10_000;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private DemonstrationKind kind = DemonstrationKind.DRILL;

    @Option(
            names = "--truth",
            paramLabel = "SUITE",
            description =
                    "In place of made-up ones, all tasks of a suite (starter or bfcl) with their ground"
                            + " truth as it is, the calls of a turn in one message.")
    private @Nullable String suite;

    @Option(
            names = "--bfcl",
            paramLabel = "DIR_OR_WHEEL",
            defaultValue = "${env:BFCL_HOME}",
            description = "The official data, for --truth bfcl.")
    private @Nullable Path bfcl;

    @Override
    public Integer call() {
        if (count < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--count must be 1 or more, not " + count);
        }
        try {
            if (suite == null) {
                write(count, new Demonstrations(kind, seed)::next);
                say(count, kind.label() + "s");
            } else {
                writeTruth(LocalSuites.load(suite, bfcl));
            }
        } catch (PlayException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--out %s cannot be written (%s); name a file in a folder that exists"
                            .formatted(out, e),
                    e);
        }
        return 0;
    }

    private void writeTruth(Suite truth) throws IOException {
        var tasks = truth.tasks().iterator();
        write(truth.tasks().size(), () -> Performance.ofTruth(truth, tasks.next()));
        say(truth.tasks().size(), "tasks with their ground truth");
    }

    private void say(int written, String things) {
        spec.commandLine().getOut().printf("wrote %,d %s to %s%n", written, things, out);
    }

    private void write(int wanted, Supplier<Demonstration> demonstrations) throws IOException {
        var err = spec.commandLine().getErr();
        try (var file = Files.newOutputStream(out);
                var text =
                        new BufferedWriter(
                                new OutputStreamWriter(
                                        new GZIPOutputStream(file, BUFFER_BYTES),
                                        StandardCharsets.UTF_8))) {
            for (int i = 1; i <= wanted; i++) {
                text.write(WireFormat.mapper().writeValueAsString(demonstrations.get()));
                text.write('\n');
                if (i % PROGRESS == 0) {
                    err.printf("  %,d of %,d%n", i, wanted);
                    err.flush();
                }
            }
        }
    }
}
