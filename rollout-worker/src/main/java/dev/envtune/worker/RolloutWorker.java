package dev.envtune.worker;

import dev.envtune.contract.chat.ModelServerException;
import dev.envtune.contract.client.EnvException;
import dev.envtune.contract.client.ServiceProcess;
import dev.envtune.policy.PolicyException;
import dev.envtune.worker.evaluation.EvaluationException;
import dev.envtune.worker.rollout.UntrainableException;
import dev.envtune.worker.serve.ServeException;
import dev.envtune.worker.serve.ServePolicyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// Entry point of the rollout worker. Chooses a command.
@Command(
        name = "envtune",
        description = "Plays episodes with a policy.",
        mixinStandardHelpOptions = true)
public final class RolloutWorker implements Runnable {
    @Spec private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(
                new CommandLine(new RolloutWorker())
                        .addSubcommand(new PolicyCommand())
                        .addSubcommand(new EvalCommand())
                        .addSubcommand(new ServePolicyCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler(RolloutWorker::fail)
                        .execute(args));
    }

    /// What the user can mend is told in words, without a stack trace.
    private static int fail(Exception failure, CommandLine command, ParseResult input)
            throws Exception {
        if (failure instanceof PolicyException
                || failure instanceof EnvException
                || failure instanceof ServeException
                || failure instanceof ServiceProcess.StartException
                || failure instanceof EvaluationException
                || failure instanceof UntrainableException) {
            command.getErr().println("envtune: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (failure instanceof ModelServerException problem) {
            command.getErr()
                    .println("envtune: " + problem.getMessage() + ". " + problem.nextStep());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
