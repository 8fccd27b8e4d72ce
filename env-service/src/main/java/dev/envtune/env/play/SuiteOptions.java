package dev.envtune.env.play;

import dev.envtune.env.task.Suite;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which suite a command reads with its ground truth.
public final class SuiteOptions {
    @Option(
            names = "--suite",
            paramLabel = "NAME",
            description =
                    "starter, bfcl or one of your own sandboxes. Default: bfcl where its data is given,"
                            + " else starter.")
    private @Nullable String suite;

    @Option(
            names = "--bfcl",
            paramLabel = "DIR_OR_WHEEL",
            defaultValue = "${env:BFCL_HOME}",
            description = "The official data: a folder, wheel or sdist. Default: BFCL_HOME.")
    private @Nullable Path bfcl;

    /// @throws PlayException if the suite is not at hand
    public Suite load() {
        return LocalSuites.load(suite == null ? LocalSuites.preferred(bfcl) : suite, bfcl);
    }
}
