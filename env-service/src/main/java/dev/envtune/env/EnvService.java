package dev.envtune.env;

import dev.envtune.contract.terminal.Build;
import dev.envtune.env.conformance.ConformanceCommand;
import dev.envtune.env.demonstration.DemonstrationsCommand;
import dev.envtune.env.hints.HintsCommand;
import dev.envtune.env.play.PlayCommand;
import dev.envtune.env.replay.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// Entry point of the environment service. Chooses a command; each command starts only what it needs.
@Command(
        name = "envtune",
        description = "Serves environments for multi-turn tool use.",
        mixinStandardHelpOptions = true)
public final class EnvService implements Runnable {
    @Spec private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var commands =
                new CommandLine(new EnvService())
                        .addSubcommand(new ServeCommand())
                        .addSubcommand(new ImportCommand())
                        .addSubcommand(new ConformanceCommand())
                        .addSubcommand(new DemonstrationsCommand())
                        .addSubcommand(new HintsCommand())
                        .addSubcommand(new PlayCommand())
                        .addSubcommand(new ReplayCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler(EnvService::fail);
        commands.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().version(Build.version()));
        return commands;
    }

    /// What the user can mend is told in words, without a stack trace.
    private static int fail(Exception failure, CommandLine command, ParseResult input)
            throws Exception {
        if (failure instanceof StartUpException) {
            command.getErr().println("envtune: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
