package dev.envtune.env;

import dev.envtune.env.task.SuiteCatalog;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./envtune import`
@Command(
        name = "import",
        description = "Reads a suite of tasks into the database.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--bfcl",
            paramLabel = "DIR_OR_WHEEL",
            defaultValue = "${env:BFCL_HOME}",
            description = "the bfcl-eval package; default $BFCL_HOME")
    private @Nullable String bfcl;

    @Override
    public Integer call() {
        if (bfcl == null || bfcl.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Give the folder, wheel or sdist of bfcl-eval with --bfcl or BFCL_HOME.");
        }
        try (var service = ServiceStart.withoutPort(List.of("--envtune.bfcl=" + bfcl))) {
            for (var suite : service.getBean(SuiteCatalog.class).suites()) {
                spec.commandLine()
                        .getOut()
                        .printf("suite %s: %d tasks%n", suite.name(), suite.tasks().size());
            }
        }
        return 0;
    }
}
