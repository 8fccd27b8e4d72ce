package dev.envtune.env.play;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.client.Addresses;
import dev.envtune.contract.client.EnvException;
import dev.envtune.contract.client.Retries;
import dev.envtune.contract.client.ServiceProcess.StartException;
import dev.envtune.contract.terminal.Progress;
import dev.envtune.contract.terminal.Terminal;
import dev.envtune.env.feedback.HintSelection;
import dev.envtune.env.task.UnreadableSuiteException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `play`: one session over HTTP, by hand, by the ground truth, or by a chat server's model.
@Command(
        name = "play",
        description = {
            "Plays a task in this terminal: shows it, takes your calls, shows results, hints and scores.",
            "The exit code is 0 if the episode was played to its end, with --agent truth only for full"
                    + " marks and a valid verdict; else 1."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class PlayCommand implements Callable<Integer> {
    private static final String TRUTH = "truth";
    private static final Duration MODEL_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration MODEL_PATIENCE = Duration.ofMinutes(2);

    @Spec private CommandSpec spec;

    @Option(names = "--task", paramLabel = "ID", description = "The task. Default: one at random.")
    private @Nullable String task;

    @Option(
            names = "--suite",
            paramLabel = "NAME",
            description = "The suite of the task. Default: bfcl with --bfcl, else starter.")
    private @Nullable String suite;

    @Mixin private ServiceOptions service;

    @Option(
            names = "--feedback",
            paramLabel = "standard|augmented",
            description = "How failures are worded. Default: augmented.")
    private Feedback feedback = Feedback.AUGMENTED;

    @Option(
            names = "--hints",
            paramLabel = "KIND",
            split = ",",
            description =
                    "The kinds of hints that are given, as in K1,K4. Default: all, K1 to K17.")
    private @Nullable List<String> hints;

    @Option(names = "--scoring", description = "How turns are scored. Default: full.")
    private Scoring scoring = Scoring.FULL;

    @Option(
            names = "--agent",
            paramLabel = "truth|URL",
            description = {
                "Who plays instead of you: the ground truth, or a model of the OpenAI-compatible chat"
                        + " server at URL, as in http://127.0.0.1:8000/v1.",
                "The server's key, if it wants one, is read from the variable OPENAI_API_KEY."
            })
    private @Nullable String agent;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The model of the chat server. Default: the first that it lists.")
    private @Nullable String model;

    @Option(
            names = "--leave-out",
            paramLabel = "TURN:CALL",
            description = "With --agent truth: one call that is not made, both counted from 1.")
    private @Nullable String leaveOut;

    @Option(names = "--seed", paramLabel = "N", description = "Chooses the random task.")
    private @Nullable Integer seed;

    @Option(names = "--full", description = "Prints long results to their end.")
    private boolean full;

    @Override
    public Integer call() {
        var display = new Display(spec.commandLine().getOut(), Terminal.hasColours(), full);
        var progress = new Progress(System.err, Terminal.canWipe());
        checkOptions();
        try (var player = player(display, progress)) {
            return play(player, display, progress) ? 0 : 1;
        } catch (EnvException problem) {
            display.problem(problem);
        } catch (PlayException e) {
            display.complain(String.valueOf(e.getMessage()));
            display.say("  " + e.nextStep());
        } catch (StartException | UnreadableSuiteException e) {
            display.complain(String.valueOf(e.getMessage()));
        }
        return 1;
    }

    private boolean play(Player player, Display display, Progress progress) {
        try (var connection = service.connect(progress)) {
            var game = new Game(connection.client(), display, feedback, scoring, hints);
            var chosen =
                    task == null
                            ? game.random(
                                    suite == null ? LocalSuites.preferred(service.bfcl()) : suite,
                                    seed)
                            : game.named(task, suite);
            return game.play(chosen, player);
        }
    }

    private Player player(Display display, Progress progress) {
        if (agent == null) {
            return new HandPlayer(
                    new BufferedReader(new InputStreamReader(System.in, UTF_8)),
                    display,
                    Terminal.isInteractive());
        }
        if (agent.equals(TRUTH)) {
            return new TruthPlayer(
                    service.bfcl(), leaveOut == null ? null : LeftOut.of(leaveOut), display);
        }
        var retries =
                new Retries(
                        MODEL_PATIENCE,
                        (problem, pause) ->
                                progress.say(
                                        "%s; asking again in %d s"
                                                .formatted(problem, pause.toSeconds())));
        var server =
                new ChatServer(
                        Addresses.parse(agent),
                        System.getenv("OPENAI_API_KEY"),
                        MODEL_TIMEOUT,
                        retries);
        return new ChatPlayer(server, model, display, progress);
    }

    private void checkOptions() {
        boolean truth = TRUTH.equals(agent);
        require(model == null || agent != null && !truth, "--model goes with --agent URL");
        require(leaveOut == null || truth, "--leave-out goes with --agent truth");
        require(task == null || seed == null, "--seed chooses a random task, and --task names one");
        require(
                hints == null || feedback == Feedback.AUGMENTED,
                "--hints goes with --feedback augmented");
        try {
            if (hints != null) {
                HintSelection.of(Map.of(HintSelection.OTHERS, hints));
            }
            if (agent != null && !truth) {
                Addresses.parse(agent);
            }
            if (leaveOut != null) {
                LeftOut.of(leaveOut);
            }
        } catch (IllegalArgumentException | HintSelection.UnknownException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
