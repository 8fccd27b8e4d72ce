package dev.envtune.trainer;

import dev.envtune.contract.client.EnvException;
import dev.envtune.contract.client.ServiceProcess;
import dev.envtune.policy.PolicyException;
import dev.envtune.trainer.config.ConfigException;
import dev.envtune.trainer.ledger.LedgerException;
import dev.envtune.trainer.report.RunFolderException;
import dev.envtune.trainer.run.RunException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// Entry point of the trainer. Chooses a command.
@Command(
        name = "envtune",
        description = "Trains policies in the environment.",
        mixinStandardHelpOptions = true)
public final class Trainer implements Runnable {
    @Spec private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(
                new CommandLine(new Trainer())
                        .addSubcommand(new TrainCommand())
                        .addSubcommand(new ExportCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler(Trainer::fail)
                        .execute(args));
    }

    /// What the user can mend is told in words, without a stack trace.
    private static int fail(Exception failure, CommandLine command, ParseResult input)
            throws Exception {
        return switch (failure) {
            case ConfigException _,
                    RunException _,
                    RunFolderException _,
                    LedgerException _,
                    PolicyException _,
                    EnvException _,
                    ServiceProcess.StartException _ -> {
                command.getErr().println("envtune: " + failure.getMessage());
                yield CommandLine.ExitCode.SOFTWARE;
            }
            case DataAccessException _, TransactionException _ -> {
                command.getErr()
                        .printf(
                                "envtune: the database does not answer any more (%s)."
                                        + " When it does: ./envtune train --resume%n",
                                NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
                yield CommandLine.ExitCode.SOFTWARE;
            }
            default -> throw failure;
        };
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
