package dev.envtune.worker;

import dev.envtune.policy.PolicyFolder;
import dev.envtune.worker.bootstrap.Bootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `policy init`, `policy bootstrap`; `policy check` is a [PolicyCheckCommand].
@Command(
        name = "policy",
        description = "Makes and trains a starter policy, checks models.",
        subcommands = PolicyCheckCommand.class,
        mixinStandardHelpOptions = true)
final class PolicyCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "'policy' needs one of: init, bootstrap, check");
    }

    @Command(
            name = "init",
            description = "Makes a new model folder with a tokenizer of its own.",
            mixinStandardHelpOptions = true)
    int init(
            @Option(
                            names = "--preset",
                            defaultValue = "tiny",
                            description = "tiny: 6.7 million weights, prompt style compact.")
                    String preset,
            @Option(names = "--out", required = true, paramLabel = "DIR") Path out,
            @Option(names = "--seed", defaultValue = "1") long seed)
            throws IOException {
        if (!preset.equals("tiny")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no preset '%s'; there is: tiny".formatted(preset));
        }
        if (Files.exists(out.resolve("config.json"))) {
            throw new ParameterException(
                    spec.commandLine(), out + " holds a model already; give --out a new folder");
        }
        Files.createDirectories(out);
        Bootstrap.create(out, workOf(out), seed);
        say("wrote " + out);
        return 0;
    }

    @Command(
            name = "bootstrap",
            description = "Trains a policy on demonstrations. Run again, it goes on where it was.",
            mixinStandardHelpOptions = true)
    int bootstrap(
            @Option(
                            names = "--policy",
                            required = true,
                            paramLabel = "DIR",
                            description = "What 'policy init' made.")
                    Path folder,
            @Option(
                            names = "--drill-tokens",
                            defaultValue = "4000000",
                            description =
                                    "Tokens of single requests before whole episodes join. Default:"
                                            + " ${DEFAULT-VALUE}.")
                    long drillTokens,
            @Option(
                            names = "--tokens",
                            defaultValue = "7200000",
                            description = "Tokens in all. Default: ${DEFAULT-VALUE}.")
                    long tokens,
            @Option(
                            names = "--episode-share",
                            defaultValue = "0.6",
                            description =
                                    "Of the tokens, once they have joined. Default: ${DEFAULT-VALUE}.")
                    double episodeShare,
            @Option(
                            names = "--learning-rate",
                            defaultValue = "1e-3",
                            description =
                                    "Falls to a twentieth by the end. Default: ${DEFAULT-VALUE}.")
                    double learningRate,
            @Option(
                            names = "--seed",
                            defaultValue = "1",
                            description = "Of the demonstrations. Default: ${DEFAULT-VALUE}.")
                    long seed)
            throws IOException {
        var plan = new Bootstrap.Plan(drillTokens, tokens, episodeShare, learningRate, seed);
        new Bootstrap(PolicyFolder.open(folder), workOf(folder), plan, this::say).run();
        say("wrote " + folder);
        return 0;
    }

    private static Path workOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".work");
    }

    private void say(String text) {
        spec.commandLine().getErr().println("envtune: " + text);
        spec.commandLine().getErr().flush();
    }
}
