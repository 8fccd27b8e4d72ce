package dev.envtune.trainer;

import dev.envtune.contract.terminal.Progress;
import dev.envtune.contract.terminal.Terminal;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.trainer.report.RunFolder;
import dev.envtune.trainer.run.RunException;
import dev.envtune.trainer.run.TrainedPolicy;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./envtune export`
@Command(
        name = "export",
        description = {
            "Writes the policy of a run as its last checkpoint has it, finished or not.",
            "A run with lora.rank above 0 gives a whole model, or its adapters alone."
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--run",
            paramLabel = "RUN",
            defaultValue = Database.LATEST,
            description = "Name of the run. Default: the latest.")
    private String run = Database.LATEST;

    @Option(
            names = "--lora-as",
            paramLabel = "peft|merged",
            defaultValue = "merged",
            description =
                    "merged: a Hugging Face folder of all weights with the adapters added; peft: a folder"
                            + " with the adapters alone, as Python's PEFT loads it. Default: merged.")
    private Form form = Form.MERGED;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to. Default: export-merged or export-peft in the run's folder.")
    private @Nullable Path out;

    private enum Form {
        MERGED,
        PEFT
    }

    @Override
    public Integer call() {
        var progress = new Progress(System.err, Terminal.canWipe());
        try (var database = Database.open(progress)) {
            var entity = database.run(run);
            var setup = RunSetup.of(entity);
            var folder = RunFolder.open(setup.folder());
            var saved =
                    database.ledger()
                            .latest(setup.id())
                            .orElseThrow(
                                    () ->
                                            new RunException(
                                                    "The run %s has no checkpoint yet."
                                                            .formatted(setup.id())));
            try (var policy =
                    new TrainedPolicy(PolicyFolder.open(setup.policy()), setup.config())) {
                setup.checkPolicy(entity, policy.checksum());
                policy.restore(folder.checkpoints().resolve(saved.folder()));
                var target = target(setup.folder());
                switch (form) {
                    case MERGED -> policy.export(target);
                    case PEFT -> policy.exportAdapter(target);
                }
                spec.commandLine()
                        .getOut()
                        .printf(
                                "Version %d of the policy of run %s: %s%n",
                                saved.point().version(), setup.id(), target);
                spec.commandLine().getOut().flush();
            }
            return 0;
        }
    }

    private Path target(Path folder) {
        return out == null
                ? folder.resolve("export-" + form.name().toLowerCase(Locale.ROOT))
                : out.toAbsolutePath();
    }
}
