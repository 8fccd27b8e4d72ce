package dev.envtune.worker;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which tasks a command plays.
final class SuiteOptions {
    private static final String BFCL = "bfcl";
    private static final String STARTER = "starter";

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
            description =
                    "The official data: a folder, wheel or sdist of bfcl-eval. Default: BFCL_HOME.")
    private @Nullable Path bfcl;

    @Option(
            names = "--half",
            description = "train, heldout or all. Default: all of bfcl, else heldout.")
    private @Nullable String half;

    String suite() {
        return suite != null ? suite : bfcl == null ? STARTER : BFCL;
    }

    String half() {
        return half != null ? half : suite().equals(BFCL) ? "all" : "heldout";
    }

    @Nullable String bfcl() {
        return bfcl == null ? null : bfcl.toAbsolutePath().toString();
    }

    /// Of an environment service that is started for the command.
    static List<String> serveOptions(@Nullable String bfcl) {
        return bfcl == null ? List.of() : List.of("--bfcl", bfcl);
    }
}
