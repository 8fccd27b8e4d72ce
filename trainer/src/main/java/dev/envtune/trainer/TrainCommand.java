package dev.envtune.trainer;

import dev.envtune.contract.DataFolder;
import dev.envtune.contract.terminal.Progress;
import dev.envtune.contract.terminal.Terminal;
import dev.envtune.trainer.config.ConfigReader;
import dev.envtune.trainer.config.Plan;
import dev.envtune.trainer.config.RunConfig;
import dev.envtune.worker.ServiceAddress;
import dev.envtune.worker.bootstrap.BundledPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./envtune train`
@Command(
        name = "train",
        description = {
            "Trains a policy through the stages of a curriculum, and compares it before and after each.",
            "Without options: the preset 'demo' on the bundled tasks with the bundled policy.",
            "A run that was stopped or killed goes on with --resume."
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Spec private CommandSpec spec;

    @Option(
            names = "--preset",
            paramLabel = "NAME[,NAME]",
            description =
                    "demo, paper, release-compat, direct, no-augmentation or binary-reward; several are"
                            + " laid over each other. Default: demo.")
    private @Nullable String presets;

    @Option(names = "--config", paramLabel = "FILE", description = "YAML, laid over the presets.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting, as in optimizer.learning_rate=5e-5. May be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seed", description = "Of the order of tasks and of all sampling.")
    private @Nullable Long seed;

    @Option(
            names = "--steps",
            description = "Training steps at most; the run ends after them. Default: all stages.")
    private @Nullable Integer steps;

    @Option(
            names = "--policy",
            paramLabel = "DIR",
            description = "The policy to start from. Default: the bundled one.")
    private @Nullable Path policy;

    @Option(
            names = "--bfcl",
            paramLabel = "DIR_OR_WHEEL",
            defaultValue = "${env:BFCL_HOME}",
            description =
                    "The official data, to train on its tasks. Default: BFCL_HOME, else the bundled"
                            + " starter suite.")
    private @Nullable Path bfcl;

    @Option(
            names = "--env",
            paramLabel = "URL",
            converter = ServiceAddress.class,
            description =
                    "A running environment service. Default: one is started for the time being.")
    private @Nullable URI environment;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "Where runs are kept. Default: runs in the data folder.")
    private @Nullable Path runs;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            arity = "0..1",
            fallbackValue = Database.LATEST,
            description = "Goes on with a run, by default the latest, from its last checkpoint.")
    private @Nullable String resume;

    @Option(names = "--dry-run", description = "Prints what would be done, and does nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        var progress = new Progress(System.err, Terminal.canWipe());
        if (dryRun) {
            dryRun(progress);
            return 0;
        }
        try (var database = Database.open(progress);
                var _ = new Interruption()) {
            var setup = resume == null ? begun() : existing(database);
            return new Training(database, environment, progress).run(setup, spec.commandLine());
        }
    }

    private void dryRun(Progress progress) {
        if (resume != null) {
            throw new ParameterException(
                    spec.commandLine(), "--dry-run and --resume do not go together.");
        }
        var setup = begun();
        try (var service = new OwnEnvironment(environment, setup.serveOptions(), progress)) {
            var tasks = Tasks.of(setup, service.client(), progress);
            var config = setup.config(tasks);
            spec.commandLine().getOut().print(Plan.text(config, Tasks.supply(tasks)));
            spec.commandLine().getOut().flush();
        }
    }

    private RunSetup begun() {
        var config = configuration();
        var id =
                "%s-%s"
                        .formatted(
                                config.preset().replace(',', '-'),
                                LocalDateTime.now().format(TIME));
        var folder = runs == null ? DataFolder.path().resolve("runs") : runs;
        var start = policy == null ? BundledPolicy.folder() : policy;
        return new RunSetup(
                id,
                config,
                steps,
                folder.toAbsolutePath().resolve(id),
                start.toAbsolutePath(),
                bfcl == null ? null : bfcl.toAbsolutePath());
    }

    private RunConfig configuration() {
        var all = new ArrayList<>(settings);
        if (seed != null) {
            all.add("seed=" + seed);
        }
        if (bfcl != null) {
            all.addFirst("suite=bfcl");
        }
        return ConfigReader.read(presets, file, all);
    }

    private RunSetup existing(Database database) {
        if (presets != null
                || file != null
                || !settings.isEmpty()
                || seed != null
                || steps != null
                || policy != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A run goes on as it began: --resume takes no other configuration, seed, steps or policy.");
        }
        return RunSetup.resumed(database.run(Objects.requireNonNull(resume)));
    }
}
