package dev.envtune.env.demonstration;

import dev.envtune.env.session.WireFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
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

    @Override
    public Integer call() {
        if (count < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--count must be 1 or more, not " + count);
        }
        try {
            write(new Demonstrations(kind, seed));
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--out %s cannot be written (%s); name a file in a folder that exists"
                            .formatted(out, e),
                    e);
        }
        spec.commandLine().getOut().printf("wrote %,d %ss to %s%n", count, kind.label(), out);
        return 0;
    }

    private void write(Demonstrations demonstrations) throws IOException {
        var err = spec.commandLine().getErr();
        try (var file = Files.newOutputStream(out);
                var text =
                        new BufferedWriter(
                                new OutputStreamWriter(
                                        new GZIPOutputStream(file, BUFFER_BYTES),
                                        StandardCharsets.UTF_8))) {
            for (int i = 1; i <= count; i++) {
                text.write(WireFormat.mapper().writeValueAsString(demonstrations.next()));
                text.write('\n');
                if (i % PROGRESS == 0) {
                    err.printf("  %,d of %,d%n", i, count);
                    err.flush();
                }
            }
        }
    }
}
