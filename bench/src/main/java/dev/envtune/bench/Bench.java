package dev.envtune.bench;

import dev.envtune.bench.hostile.HostileBench;
import dev.envtune.bench.micro.JmhBench;
import dev.envtune.bench.policy.PolicyBench;
import dev.envtune.bench.sandbox.SandboxBench;
import dev.envtune.bench.service.ServiceBench;
import dev.envtune.contract.terminal.Build;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Entry point of the benchmarks. Chooses one by name.
@Command(
        name = "bench",
        description = "Measures EnvTune on this machine.",
        mixinStandardHelpOptions = true)
public final class Bench implements Runnable {
    @Spec private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var bench =
                new CommandLine(new Bench())
                        .addSubcommand(new SandboxBench())
                        .addSubcommand(new PolicyBench())
                        .addSubcommand(new JmhBench())
                        .addSubcommand(new HostileBench())
                        .addSubcommand(new ServiceBench());
        bench.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().version(Build.version()));
        return bench;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
