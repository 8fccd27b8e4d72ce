package dev.envtune.trainer;

import dev.envtune.contract.terminal.Progress;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.trainer.config.ConfigText;
import dev.envtune.trainer.config.RunConfig;
import dev.envtune.trainer.ledger.RunEntity;
import dev.envtune.trainer.ledger.RunLock;
import dev.envtune.trainer.metrics.UpdateMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics.Moment;
import dev.envtune.trainer.report.RunFolder;
import dev.envtune.trainer.report.RunScreen;
import dev.envtune.trainer.report.Summary;
import dev.envtune.trainer.report.SummaryTable;
import dev.envtune.trainer.report.html.HtmlReport;
import dev.envtune.trainer.report.html.RunFacts;
import dev.envtune.trainer.report.html.TokenTexts;
import dev.envtune.trainer.run.Run;
import dev.envtune.trainer.run.TaskPool;
import dev.envtune.trainer.run.TrainedPolicy;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Brings together what a run needs, lets it run, and shows what came of it.
final class Training {
    private static final int INTERRUPTED = 130;

    private final Database database;
    private final @Nullable URI environment;
    private final Progress progress;

    /// @param environment a running environment service, or null to start one
    Training(Database database, @Nullable URI environment, Progress progress) {
        this.database = database;
        this.environment = environment;
        this.progress = progress;
    }

    /// @return the exit code
    int run(RunSetup setup, CommandLine command) {
        var start = PolicyFolder.open(setup.policy());
        try (var _ = RunLock.take(database.source(), setup.id());
                var service = new OwnEnvironment(environment, setup.serveOptions(), progress)) {
            var tasks = Tasks.of(setup, service.client(), progress);
            progress.say(
                    "%d tasks to train on, %d held out"
                            .formatted(tasks.training().size(), tasks.heldOut().size()));
            var config = setup.config(tasks);
            try (var policy = new TrainedPolicy(start, config)) {
                var folder = register(setup, config, policy);
                train(setup.id(), config, folder, tasks, policy, service);
                show(setup, config, folder, tasks, command.getOut());
            }
            database.runs().finish(setup.id(), Instant.now());
            return 0;
        } catch (InterruptedException _) {
            progress.say(
                    "stopped; it goes on with: ./envtune train --resume %s".formatted(setup.id()));
            return INTERRUPTED;
        }
    }

    private void train(
            String id,
            RunConfig config,
            RunFolder folder,
            TaskPool tasks,
            TrainedPolicy policy,
            OwnEnvironment service)
            throws InterruptedException {
        progress.say("run %s, in %s".formatted(id, folder.path()));
        if (!tasks.leftOut().isEmpty()) {
            var names = folder.writeLeftOut(tasks.leftOut());
            progress.say(
                    "left out, as they do not fit the context window: %d tasks, named in %s"
                            .formatted(tasks.leftOut().size(), names.getFileName()));
        }
        int done = database.ledger().latest(id).map(saved -> saved.point().version()).orElse(0);
        int steps =
                config.stages().stream()
                        .mapToInt(s -> s.budget(tasks.training(s.categories()).size()))
                        .sum();
        int validations = config.stages().size() + 1;
        try (var screen =
                new RunScreen(
                        RunScreen.Device.standard(),
                        Clock.systemUTC(),
                        Math.max(0, steps - done),
                        validations)) {
            new Run(id, config, folder, database.ledger(), tasks, policy, service, screen)
                    .toTheEnd();
        }
    }

    private void show(
            RunSetup setup, RunConfig config, RunFolder folder, TaskPool tasks, PrintWriter out) {
        var run = database.run(setup.id());
        var facts =
                new RunFacts(
                        config.preset(),
                        config.seed(),
                        setup.policy().getFileName().toString(),
                        "%s: %d to train on, %d held out"
                                .formatted(
                                        config.suite(),
                                        tasks.training().size(),
                                        tasks.heldOut().size()),
                        new Machine(run.machine()).text(),
                        run.created(),
                        worked(folder));
        var tokenizer = PolicyFolder.open(folder.policy()).tokenizer();
        folder.writeReport(HtmlReport.html(folder, facts, TokenTexts.of(tokenizer)));
        out.println();
        out.print(SummaryTable.text(Summary.of(folder.validations(), config.seed())));
        var account = database.ledger().account(setup.id());
        out.printf(
                "%nRollouts: %,d planned = %,d consumed + %,d dropped + %,d in flight%n",
                account.planned(), account.consumed(), account.dropped(), account.inFlight());
        out.printf("Policy: %s%nReport: %s%n", folder.policy(), folder.report());
        out.flush();
    }

    /// Pauses between resumptions left out.
    private static Duration worked(RunFolder folder) {
        double updates =
                folder.updates().stream()
                        .map(UpdateMetrics::seconds)
                        .mapToDouble(s -> s.rollouts() + s.reference() + s.update())
                        .sum();
        double validations =
                folder.validations().stream()
                        .filter(
                                validation ->
                                        validation.moment() != Moment.BEFORE
                                                || validation.update() == 0)
                        .mapToDouble(ValidationMetrics::seconds)
                        .sum();
        return Duration.ofSeconds(Math.round(updates + validations));
    }

    /// Notes a new run, or checks that an old one finds what it began with.
    private RunFolder register(RunSetup setup, RunConfig config, TrainedPolicy policy) {
        var folder = RunFolder.open(setup.folder());
        var checksum = policy.checksum();
        var machine = Machine.here(config.precision(), policy.products());
        if (!machine.repeats()) {
            progress.say(
                    "on this processor a rollout's bits depend on its batch: the run may not repeat bit for bit");
        }
        var found = database.runs().findById(setup.id());
        if (found.isEmpty()) {
            folder.writeConfiguration(ConfigText.yaml(config));
            database.runs()
                    .save(
                            new RunEntity(
                                    setup.id(),
                                    setup.folder(),
                                    setup.source(),
                                    machine.facts(),
                                    checksum,
                                    Instant.now()));
            return folder;
        }
        var run = found.get();
        setup.checkPolicy(run, checksum);
        if (!run.machine().equals(machine.facts())) {
            progress.say(
                    "this is not the machine that the run began on (%s, now %s): it may not repeat bit for bit"
                            .formatted(run.machine(), machine.facts()));
        }
        return folder;
    }
}
