package dev.envtune.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.Retries;
import dev.envtune.contract.client.ServiceProcess;
import dev.envtune.database.ThrowawayDatabase;
import dev.envtune.trainer.metrics.TrainedRollout;
import dev.envtune.trainer.report.RunFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as a process of its own, which a test may kill.
class TrainIT {
    private static final List<String> SMALL =
            List.of(
                    "--set", "stages.*.tasks=2",
                    "--set", "stages.*.updates=2",
                    "--set", "rollouts.group_size=2",
                    "--set", "rollouts.max_tokens=12",
                    "--set", "algorithm.zero_variance=keep",
                    "--set", "optimizer.learning_rate=1e-2",
                    "--set", "validation.tasks=1",
                    "--set", "checkpoint_updates=1");

    @TempDir private static Path folder;

    private static ThrowawayDatabase database;
    private static ServiceProcess service;

    @BeforeAll
    static void start() throws IOException {
        database = ThrowawayDatabase.start();
        service = ServiceProcess.start(List.of(Samples.arguments(database)));
        try (var client = new EnvClient(service.address(), Retries.NONE)) {
            NanoPolicy.write(folder.resolve("nano"), client.tasks("starter", "train"));
        }
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    @Test
    void train_killedAndResumed_endsBitForBitLikeUndisturbed() throws Exception {
        var undisturbed = train("undisturbed", SMALL);
        assertThat(undisturbed.waitFor()).as(output("undisturbed")).isZero();

        var killed = train("killed", SMALL);
        awaitUpdates("killed", killed, 3);
        killed.destroyForcibly().waitFor();
        var id = only(folder.resolve("killed")).getFileName().toString();
        var resumed = train("killed", List.of("--resume", id));
        assertThat(resumed.waitFor()).as(output("killed")).isZero();

        var expected = RunFolder.open(only(folder.resolve("undisturbed")));
        var actual = RunFolder.open(only(folder.resolve("killed")));
        for (var update : expected.updates()) {
            assertThat(sampled(actual, update.update()))
                    .as("what was sampled for update %d", update.update())
                    .isEqualTo(sampled(expected, update.update()));
        }
        assertThat(actual.updates())
                .as("what updates came to, from equal samples")
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("time", "seconds")
                .isEqualTo(expected.updates());
        assertThat(actual.validations())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("time", "seconds")
                .isEqualTo(expected.validations());
        assertThat(actual.policy().resolve("model.safetensors"))
                .hasSameBinaryContentAs(expected.policy().resolve("model.safetensors"));
        assertThat(output("undisturbed"))
                .contains("32 planned = 32 consumed + 0 dropped + 0 in flight")
                .contains("Baseline");
        assertThat(expected.report()).isNotEmptyFile();
    }

    @Test
    void train_interrupted_saysHowToGoOn() throws Exception {
        var process = train("interrupted", SMALL);
        awaitUpdates("interrupted", process, 1);

        process.destroy();

        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(output("interrupted")).contains("it goes on with: ./envtune train --resume");
    }

    @Test
    void train_dryRun_printsThePlanOnly() throws Exception {
        var process = train("dry", List.of("--dry-run", "--steps", "3", "--seed", "4"));

        assertThat(process.waitFor()).as(output("dry")).isZero();
        assertThat(output("dry")).contains("seed 4").contains("syntax").doesNotContain("reasoning");
        assertThat(folder.resolve("dry")).doesNotExist();
    }

    @Test
    void train_unknownKey_isRefusedWithTheNearest() throws Exception {
        var process = train("wrong", List.of("--set", "optimizer.learning_rat=1"));

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output("wrong")).contains("learning_rate").doesNotContain("Exception");
    }

    /// Tokens and bits of logprobs, a line a rollout.
    private static List<String> sampled(RunFolder run, int update) {
        return run.readTrajectories(update).stream()
                .map(TrainedRollout::trajectory)
                .map(
                        rollout ->
                                "%s %s %s"
                                        .formatted(
                                                rollout.task(),
                                                rollout.checksum(),
                                                rollout.messages().stream()
                                                        .map(m -> Arrays.hashCode(m.logprobs()))
                                                        .toList()))
                .toList();
    }

    /// Starts the command with its output in a file.
    private static Process train(String name, List<String> options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--add-modules=jdk.incubator.vector");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Trainer.class.getName(), "train"));
        command.addAll(List.of("--env", service.address().toString()));
        command.addAll(List.of("--runs", folder.resolve(name).toString()));
        if (!options.contains("--resume")) {
            command.addAll(List.of("--policy", folder.resolve("nano").toString()));
        }
        command.addAll(options);
        var output = folder.resolve(name + ".txt").toFile();
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
        var details = database.details();
        builder.environment().put("ENVTUNE_DB_URL", details.jdbcUrl());
        builder.environment().put("ENVTUNE_DB_USER", details.user());
        builder.environment().put("ENVTUNE_DB_PASSWORD", details.password());
        return builder.start();
    }

    /// Waits until so many updates are done.
    private static void awaitUpdates(String name, Process process, int wanted) throws Exception {
        while (updates(name) < wanted) {
            assertThat(process.isAlive()).as(output(name)).isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static long updates(String name) throws IOException {
        var runs = folder.resolve(name);
        if (!Files.isDirectory(runs) || runs.toFile().list().length == 0) {
            return 0;
        }
        var metrics = only(runs).resolve("metrics.jsonl");
        if (!Files.exists(metrics)) {
            return 0;
        }
        try (var lines = Files.lines(metrics)) {
            return lines.count();
        }
    }

    private static Path only(Path runs) {
        File[] found = runs.toFile().listFiles();
        assertThat(found).hasSize(1);
        return found[0].toPath();
    }

    private static String output(String name) throws IOException {
        var file = folder.resolve(name + ".txt");
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
