package dev.envtune.worker.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.contract.Feedback;
import dev.envtune.contract.PromptStyle;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.Trajectory;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.EnvException;
import dev.envtune.contract.client.Retries;
import dev.envtune.contract.client.ServiceProcess;
import dev.envtune.database.ThrowawayDatabase;
import dev.envtune.policy.generate.Generator;
import dev.envtune.policy.model.Family;
import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.ParameterLayout;
import dev.envtune.policy.model.Rope;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.text.Tokenizer;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.train.Learner;
import dev.envtune.policy.train.Precision;
import dev.envtune.policy.train.Row;
import dev.envtune.worker.Samples;
import dev.envtune.worker.prompt.Prompt;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A policy that knows nothing plays on the real service.
class EpisodePlayerIT {
    private static final int MAX_TOKENS = 24;

    private static ThrowawayDatabase database;
    private static ServiceProcess service;
    private static EnvClient client;
    private static Tokenizer tokenizer;
    private static Weights weights;

    @BeforeAll
    static void start(@TempDir Path folder) {
        database = ThrowawayDatabase.start();
        service =
                ServiceProcess.start(
                        List.of(
                                "--spring.datasource.url=" + database.details().jdbcUrl(),
                                "--spring.datasource.username=" + database.details().user(),
                                "--spring.datasource.password=" + database.details().password()));
        client = new EnvClient(service.address(), Retries.NONE);
        tokenizer = Samples.tokenizer(folder);
        var config = config(tokenizer.vocabularySize());
        weights = LibTorch.instance().call(() -> Weights.of(config, random(config)));
    }

    @AfterAll
    static void stop() {
        client.close();
        service.close();
        database.close();
        LibTorch.instance().run(weights::close);
    }

    @Test
    void play_manyAtOnce_eachAsAlone() throws InterruptedException {
        var plans =
                client.tasks("starter", "heldout").stream()
                        .limit(12)
                        .map(task -> plan("many-" + task.id(), task.id()))
                        .toList();
        List<Trajectory> together;
        try (var generator = generator()) {
            together = play(generator, plans);
        }
        try (var generator = generator()) {
            var alone = play(generator, plans.subList(5, 6)).getFirst();

            assertThat(alone.ids()).isEqualTo(together.get(5).ids());
            assertThat(alone.codes()).isEqualTo(together.get(5).codes());
        }
        assertThat(together)
                .allSatisfy(
                        trajectory -> {
                            assertThat(trajectory.truncated()).isFalse();
                            assertThat(trajectory.score().terminated()).isTrue();
                            assertThat(trajectory.codes()).hasSameSizeAs(trajectory.messages());
                        });
    }

    @Test
    void play_trajectory_logprobsOfTheLearnerAndTextOfTheTokens() throws InterruptedException {
        Trajectory trajectory;
        try (var generator = generator()) {
            trajectory = play(generator, plan("logprobs")).getFirst();
        }
        var mask = new float[trajectory.ids().length];
        for (int i = 0; i < trajectory.messages().size(); i++) {
            var message = trajectory.messages().get(i);
            java.util.Arrays.fill(mask, message.from(), message.to(), 1);
            var ids = java.util.Arrays.copyOfRange(trajectory.ids(), message.from(), message.to());
            assertThat(prompt().text(ids)).isEqualTo(trajectory.exchanges().get(i).text());
        }
        try (var learner = new Learner(weights, Precision.of(DType.F32), 4096)) {
            var recomputed =
                    learner.scorer()
                            .logprobs(List.of(new Row(trajectory.ids(), mask)), 1)
                            .getFirst();
            int at = 0;
            for (var message : trajectory.messages()) {
                for (float sampled : message.logprobs()) {
                    assertThat(Math.abs(recomputed[at++] - sampled)).isLessThanOrEqualTo(1e-5f);
                }
            }
            assertThat(at).isEqualTo(recomputed.length);
        }
    }

    @Test
    void play_finished_sessionIsRemoved() throws InterruptedException {
        try (var generator = generator()) {
            play(generator, plan("removed"));
        }

        assertThatThrownBy(() -> client.session("removed.0"))
                .isInstanceOf(EnvException.Problem.class);
    }

    private static EpisodePlan plan(String id, String task) {
        return new EpisodePlan(
                id, "starter", task, Feedback.STANDARD, Scoring.FULL, 0, 1, MAX_TOKENS, 7);
    }

    private static List<EpisodePlan> plan(String id) {
        return List.of(plan(id, "starter_base_0"));
    }

    private static List<Trajectory> play(Generator generator, List<EpisodePlan> plans)
            throws InterruptedException {
        var player = new EpisodePlayer(client, Sampler.of(generator), prompt());
        var results = new Rollouts(player, Limits.DEFAULT, 12).play(plans, (_, _) -> {});
        return results.stream()
                .map(result -> ((RolloutResult.Finished) result).trajectory())
                .toList();
    }

    private static Prompt prompt() {
        return new Prompt(tokenizer, PromptStyle.COMPACT);
    }

    private static Generator generator() {
        return LibTorch.instance()
                .call(() -> new Generator(weights.cast(DType.F32), DType.F32, 16));
    }

    private static ModelConfig config(int vocabulary) {
        return new ModelConfig(
                Family.QWEN2,
                vocabulary,
                32,
                48,
                2,
                2,
                1,
                16,
                16_384,
                1e-6,
                new Rope(1e4, null),
                true,
                true);
    }

    private static LinkedHashMap<String, float[]> random(ModelConfig config) {
        var random = new Random(1);
        var values = new LinkedHashMap<String, float[]>();
        for (var entry : ParameterLayout.of(config).entries()) {
            var elements = new float[(int) entry.size()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] =
                        entry.name().endsWith("norm.weight")
                                ? 1
                                : (float) random.nextGaussian() * 0.2f;
            }
            values.put(entry.name(), elements);
        }
        return values;
    }
}
