package dev.envtune.worker;

import dev.envtune.contract.Category;
import dev.envtune.contract.DataFolder;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.PromptStyle;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.client.EnvConnection;
import dev.envtune.contract.terminal.Progress;
import dev.envtune.contract.terminal.Terminal;
import dev.envtune.worker.bootstrap.BundledPolicy;
import dev.envtune.worker.evaluation.Evaluation;
import dev.envtune.worker.evaluation.EvaluationFolder;
import dev.envtune.worker.evaluation.EvaluationSettings;
import dev.envtune.worker.evaluation.EvaluationTable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./envtune eval`
@Command(
        name = "eval",
        description = {
            "Plays a suite with a policy, prints official accuracy and mean turn score by category, and writes",
            "the episodes in the official result-file form. What was played before a crash is kept: run the",
            "same command with the same --out again, or --out alone."
        },
        mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /// Say nothing of what is played, and so go with a folder that says it.
    private static final Set<String> BESIDE = Set.of("--out", "--env", "--show");

    @Spec private CommandSpec spec;

    @Mixin private SuiteOptions suites = new SuiteOptions();

    /// The interaction.
    enum Protocol {
        /// 5 visible steps a turn and 1 more, with format errors.
        RELEASED(Scoring.FULL),
        /// 21 steps with calls a turn; what holds no calls ends it.
        OFFICIAL(Scoring.OFFICIAL);

        private final Scoring scoring;

        Protocol(Scoring scoring) {
            this.scoring = scoring;
        }
    }

    @Option(
            names = "--policy",
            paramLabel = "DIR|URL",
            description =
                    "A policy folder, or the address of serve-policy, vLLM or SGLang (key in"
                            + " ENVTUNE_POLICY_KEY). Default: the bundled policy.")
    private @Nullable String policy;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "At the address. Default: the first that it lists.")
    private @Nullable String model;

    @Option(
            names = "--tokenizer",
            paramLabel = "DIR",
            description =
                    "A policy folder with the model's tokenizer: the address is talked to in token ids."
                            + " Default: in chat messages.")
    private @Nullable Path tokenizer;

    @Option(
            names = "--prompt-style",
            description =
                    "For chat messages: schema (tools and calls are structured), compact or official"
                            + " (text). Default: that of --tokenizer, else schema.")
    private @Nullable PromptStyle style;

    @Option(
            names = "--env",
            paramLabel = "URL",
            converter = ServiceAddress.class,
            description = "A running environment service. Default: one of its own.")
    private @Nullable URI environment;

    @Option(
            names = "--category",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<Category> categories = EnumSet.allOf(Category.class);

    @Option(
            names = "--feedback",
            defaultValue = "STANDARD",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Feedback feedback = Feedback.STANDARD;

    @Option(
            names = "--protocol",
            defaultValue = "RELEASED",
            description =
                    "RELEASED: 6 steps a turn, the last one unseen, as in training. OFFICIAL: 21 steps with"
                            + " calls, and what holds no calls ends the turn, as the leaderboard."
                            + " Default: ${DEFAULT-VALUE}.")
    private Protocol protocol = Protocol.RELEASED;

    @Option(
            names = "--temperature",
            defaultValue = "0",
            description = "0 is greedy. Default: ${DEFAULT-VALUE}.")
    private double temperature;

    @Option(
            names = "--samples",
            defaultValue = "1",
            description = "Episodes a task. Default: ${DEFAULT-VALUE}.")
    private int samples;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the sampling. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--max-tokens",
            description = "Of one message. Default: what the policy's card says, else 1024.")
    private @Nullable Integer maxTokens;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where episodes, figures and result files are kept. Default: a new folder in the data"
                            + " folder.")
    private @Nullable Path out;

    @Option(names = "--show", defaultValue = "0", description = "Print so many episodes.")
    private int show;

    @Override
    public Integer call() {
        var folder =
                out != null
                        ? out.toAbsolutePath()
                        : DataFolder.path()
                                .resolve("evaluations")
                                .resolve(LocalDateTime.now().format(TIME));
        var settings = settings(folder);
        var progress = new Progress(System.err, Terminal.canWipe());
        try (var connection =
                        EnvConnection.open(
                                environment,
                                SuiteOptions.serveOptions(settings.bfcl()),
                                PATIENCE,
                                progress);
                var evaluated = EvaluatedPolicy.open(settings, progress)) {
            var play = new EvaluationPlay(settings, evaluated, connection.client(), progress);
            try (var kept = EvaluationFolder.open(folder, play.subject())) {
                progress.say("keeps what is played in " + folder);
                int dropped = play.into(kept, show, spec.commandLine().getOut());
                print(kept);
                return dropped == 0 ? 0 : CommandLine.ExitCode.SOFTWARE;
            }
        }
    }

    private void print(EvaluationFolder kept) {
        var screen = spec.commandLine().getOut();
        var episodes = kept.episodes();
        if (!episodes.isEmpty()) {
            var evaluation = Evaluation.of(episodes);
            kept.write(evaluation);
            screen.print(EvaluationTable.of(evaluation));
        }
        screen.println("episodes, figures.json and result files: " + kept.path());
        screen.flush();
    }

    /// What the folder is of, where nothing else is asked for.
    private EvaluationSettings settings(Path folder) {
        boolean onlyFolder =
                spec.commandLine().getParseResult().matchedOptions().stream()
                        .allMatch(option -> BESIDE.contains(option.longestName()));
        var found =
                onlyFolder
                        ? EvaluationFolder.subject(folder)
                        : Optional.<EvaluationFolder.Subject>empty();
        return found.isPresent() ? found.get().settings() : settings();
    }

    private EvaluationSettings settings() {
        require(samples > 0, "--samples must be 1 or more");
        require(temperature >= 0, "--temperature must be 0 or more");
        require(maxTokens == null || maxTokens > 0, "--max-tokens must be 1 or more");
        require(
                protocol != Protocol.OFFICIAL || feedback == Feedback.STANDARD,
                "--protocol official goes with --feedback standard");
        boolean address = policy != null && EvaluatedPolicy.isAddress(policy);
        require(
                address || (model == null && tokenizer == null && style == null),
                "--model, --tokenizer and --prompt-style go with the address of a policy");
        return new EvaluationSettings(
                nameOfPolicy(),
                model,
                tokenizer == null ? null : tokenizer.toAbsolutePath().toString(),
                style,
                suites.bfcl(),
                suites.suite(),
                suites.half(),
                List.copyOf(categories),
                feedback,
                protocol.scoring,
                temperature,
                samples,
                seed,
                maxTokens);
    }

    private String nameOfPolicy() {
        if (policy != null && EvaluatedPolicy.isAddress(policy)) {
            return policy;
        }
        var folder = policy == null ? BundledPolicy.folder() : Path.of(policy);
        return folder.toAbsolutePath().toString();
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
