package dev.envtune.env.hints;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `hints`: what augmented feedback is worth.
@Command(
        name = "hints",
        description = "Holds the hints of augmented feedback to their properties.",
        subcommands = HintsReportCommand.class,
        mixinStandardHelpOptions = true)
public final class HintsCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: hints report");
    }
}
