package dev.envtune.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.EnvException;
import dev.envtune.contract.client.Retries;
import dev.envtune.contract.client.ServiceProcess;
import dev.envtune.database.ThrowawayDatabase;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.model.ModelFolder;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.trainer.NanoPolicy;
import dev.envtune.trainer.Samples;
import dev.envtune.trainer.TrainerApplication;
import dev.envtune.trainer.config.ConfigReader;
import dev.envtune.trainer.config.RunConfig;
import dev.envtune.trainer.ledger.Ledger;
import dev.envtune.trainer.ledger.LedgerRow.State;
import dev.envtune.trainer.ledger.RunEntity;
import dev.envtune.trainer.ledger.RunRepository;
import dev.envtune.trainer.metrics.UpdateMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics;
import dev.envtune.trainer.metrics.Watcher;
import dev.envtune.trainer.report.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/// Whole runs of a tiny policy in the real service, undisturbed and not.
class RunIT {
    private static final List<String> SMALL =
            List.of(
                    "stages.*.tasks=2",
                    "stages.*.updates=2",
                    "rollouts.group_size=2",
                    "rollouts.max_tokens=12",
                    "algorithm.zero_variance=keep",
                    "optimizer.learning_rate=1e-2",
                    "validation.tasks=1",
                    "checkpoint_updates=3");

    @TempDir private static Path folder;

    private static ThrowawayDatabase database;
    private static ServiceProcess service;
    private static EnvClient client;
    private static ConfigurableApplicationContext context;
    private static PolicyFolder policy;
    private static TaskPool tasks;
    private static Done undisturbed;

    /// What a run left behind.
    private record Done(
            String id,
            String checksum,
            List<UpdateMetrics> updates,
            List<ValidationMetrics> validations) {}

    @BeforeAll
    static void start() throws Exception {
        database = ThrowawayDatabase.start();
        context = TrainerApplication.start(Samples.arguments(database));
        service = ServiceProcess.start(List.of(Samples.arguments(database)));
        client = new EnvClient(service.address(), Retries.NONE);
        tasks =
                new TaskPool(
                        client.tasks("starter", "train"),
                        client.tasks("starter", "heldout"),
                        List.of());
        NanoPolicy.write(folder.resolve("nano"), tasks.training());
        policy = PolicyFolder.open(folder.resolve("nano"));
        undisturbed = run(config(SMALL), UUID.randomUUID().toString(), new Quiet());
    }

    @AfterAll
    static void stop() {
        client.close();
        service.close();
        context.close();
        database.close();
    }

    @Test
    void run_undisturbed_trainsThroughAllStages() {
        assertThat(undisturbed.updates())
                .extracting(UpdateMetrics::update)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(undisturbed.validations()).hasSize(8);
        assertThat(undisturbed.validations().get(1).episodes())
                .as("validated once for the end of a stage and the beginning of the next")
                .extracting(ValidationMetrics.Episode::turnScore)
                .isEqualTo(
                        undisturbed.validations().get(2).episodes().stream()
                                .map(ValidationMetrics.Episode::turnScore)
                                .toList());
        var account = context.getBean(Ledger.class).account(undisturbed.id());
        assertThat(account.planned()).isEqualTo(32);
        assertThat(account.consumed() + account.dropped()).isEqualTo(32);
    }

    @Test
    void run_exactly_samplerAndTrainerAgree() {
        assertThat(undisturbed.updates())
                .allSatisfy(
                        update -> {
                            assertThat(update.mismatch().mean()).isLessThanOrEqualTo(1e-6);
                            assertThat(update.mismatch().max()).isLessThanOrEqualTo(1e-5);
                            assertThat(update.gradientNorm()).isPositive();
                        });
    }

    @Test
    void run_trajectories_areKeptWithTheirAdvantages() {
        var runFolder = RunFolder.open(folder.resolve(undisturbed.id()));

        var rollouts = runFolder.readTrajectories(3);

        assertThat(rollouts).hasSize(4);
        assertThat(rollouts)
                .allSatisfy(
                        rollout -> {
                            assertThat(rollout.version()).isEqualTo(2);
                            assertThat(rollout.advantages())
                                    .hasSameSizeAs(rollout.trajectory().messages());
                        });
    }

    /// A run that is cut off at an event and then resumed ends like an undisturbed one.
    @ParameterizedTest
    @CsvSource({"rollouts, 3", "update, 5", "updated, 4"})
    void run_cutOffAndResumed_endsWithTheSameBits(String event, int count) throws Exception {
        var id = UUID.randomUUID().toString();
        assertThatThrownBy(() -> run(config(SMALL), id, new Cut(event, count)))
                .isInstanceOf(Cut.Off.class);

        var done = run(config(SMALL), id, new Quiet());

        assertThat(done.updates())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("time", "seconds")
                .isEqualTo(undisturbed.updates());
        assertThat(done.checksum()).isEqualTo(undisturbed.checksum());
        assertThat(done.validations())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("time", "seconds")
                .isEqualTo(undisturbed.validations());
        var ledger = context.getBean(Ledger.class);
        for (int stage = 1; stage <= 4; stage++) {
            for (int step = 1; step <= 2; step++) {
                assertThat(ledger.rows(id, stage, step))
                        .isEqualTo(ledger.rows(undisturbed.id(), stage, step))
                        .allSatisfy(row -> assertThat(row.state()).isEqualTo(State.CONSUMED));
            }
        }
    }

    @Test
    void run_oneTaskAStage_groupsLearnFromTurnCredit() throws Exception {
        var settings =
                List.of(
                        "stages.*.tasks=1",
                        "stages.*.updates=1",
                        "rollouts.group_size=2",
                        "validation.tasks=1",
                        "algorithm.credit=turn",
                        "algorithm.zero_variance=drop",
                        "precision=bf16");

        var done = run(config(settings), UUID.randomUUID().toString(), new Quiet());

        assertThat(done.updates()).hasSize(4);
        assertThat(done.updates().getLast().rollouts()).isEqualTo(2);
    }

    @Test
    void run_automatic_goesThroughTheRule() throws Exception {
        var settings =
                List.of(
                        "stages.*.tasks=1",
                        "stages.*.updates=3",
                        "rollouts.group_size=2",
                        "validation.tasks=1",
                        "validation.updates=1",
                        "transition.rule=automatic");
        var id = UUID.randomUUID().toString();

        run(config(settings), id, new Quiet());

        int decisions =
                context.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                        .sql("select count(*) from trainer.decision where run = :run")
                        .param("run", id)
                        .query(Integer.class)
                        .single();
        assertThat(decisions).isEqualTo(12);
    }

    private static RunConfig config(List<String> settings) {
        return ConfigReader.read("demo", null, settings);
    }

    private static Done run(RunConfig config, String id, Watcher watcher) throws Exception {
        var runs = context.getBean(RunRepository.class);
        if (runs.findById(id).isEmpty()) {
            runs.save(new RunEntity(id, folder.resolve(id), Map.of(), Map.of(), "", Instant.now()));
        }
        var runFolder = RunFolder.open(folder.resolve(id));
        try (var trained = new TrainedPolicy(policy, config)) {
            new Run(
                            id,
                            config,
                            runFolder,
                            context.getBean(Ledger.class),
                            tasks,
                            trained,
                            new Running(),
                            watcher)
                    .toTheEnd();
        }
        return new Done(
                id, checksum(runFolder.policy()), runFolder.updates(), runFolder.validations());
    }

    private static String checksum(Path exported) throws IOException {
        var torch = LibTorch.instance();
        var weights = ModelFolder.load(exported);
        try {
            return torch.call(weights::checksum);
        } finally {
            torch.run(weights::close);
        }
    }

    private static final class Running implements Environment {
        @Override
        public EnvClient client() {
            return client;
        }

        @Override
        public void restart(EnvException.Ended ended) {
            throw ended;
        }
    }

    private static class Quiet implements Watcher {
        @Override
        public void stageBegins(int number, RunConfig.Stage stage) {}

        @Override
        public void phase(String name, int done, int total) {}

        @Override
        public void updated(UpdateMetrics update) {}

        @Override
        public void validated(ValidationMetrics validation) {}

        @Override
        public void said(String text) {}
    }

    /// Throws at an event, as an end of the process would come.
    private static final class Cut extends Quiet {
        private final String event;
        private final AtomicInteger left;

        Cut(String event, int count) {
            this.event = event;
            this.left = new AtomicInteger(count);
        }

        static final class Off extends RuntimeException {
            private static final long serialVersionUID = 1;
        }

        private void at(String name) {
            if (name.equals(event) && left.decrementAndGet() == 0) {
                throw new Off();
            }
        }

        @Override
        public void phase(String name, int done, int total) {
            if (done > 0 || total == 0) {
                at(name);
            }
        }

        @Override
        public void updated(UpdateMetrics update) {
            at("updated");
        }
    }
}
