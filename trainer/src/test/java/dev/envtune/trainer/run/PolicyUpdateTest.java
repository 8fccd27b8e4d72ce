package dev.envtune.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Category;
import dev.envtune.contract.TaskSummary;
import dev.envtune.contract.Trajectory;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.generate.Completion;
import dev.envtune.policy.generate.Sampling;
import dev.envtune.policy.train.Row;
import dev.envtune.trainer.NanoPolicy;
import dev.envtune.trainer.Samples;
import dev.envtune.trainer.algorithm.Advantages;
import dev.envtune.trainer.config.ConfigReader;
import dev.envtune.trainer.ledger.LedgerRow;
import dev.envtune.trainer.ledger.LedgerRow.State;
import dev.envtune.trainer.ledger.RolloutKey;
import dev.envtune.trainer.run.Group.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyUpdateTest {
    private static final TaskSummary TASK =
            new TaskSummary(
                    "t",
                    "starter",
                    Category.BASE,
                    0,
                    "",
                    List.of(),
                    List.of("say it"),
                    List.of(),
                    null);

    @Test
    void apply_oneBetterThanTheOther_becomesMoreLikelyAndTheOtherLess(@TempDir Path folder)
            throws Exception {
        NanoPolicy.write(folder, List.of(TASK));
        var config = ConfigReader.read("demo", null, List.of("optimizer.learning_rate=1e-3"));
        try (var policy = new TrainedPolicy(PolicyFolder.open(folder), config)) {
            policy.anchor();
            var better = row(10, 11, 12, 13, 14, 15);
            var worse = row(10, 11, 12, 13, 16, 17);
            var before = policy.learner().scorer().logprobs(List.of(better, worse), 1);
            var members =
                    List.of(
                            member(better, before.get(0), 0, 1),
                            member(worse, before.get(1), 1, -1));

            var result = new PolicyUpdate(policy, config).apply(members, true, 1);

            var after = policy.learner().scorer().logprobs(List.of(better, worse), 1);
            assertThat(after.get(0)[1]).isGreaterThan(before.get(0)[1]);
            assertThat(after.get(1)[1]).isLessThan(before.get(1)[1]);
            assertThat(result.gradientNorm()).isPositive();
            assertThat(result.clipped()).isZero();
            assertThat(result.mismatch().max()).isLessThanOrEqualTo(1e-5);
        }
    }

    /// The reward is the share of a message's tokens whose ids are even.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void apply_toyTask_rewardRises(long seed, @TempDir Path folder) throws Exception {
        var rewards = rewards(folder, seed, "optimizer.learning_rate=1e-2");

        assertThat(rewards.getFirst()).isBetween(0.3, 0.7);
        assertThat(rewards.getLast()).isGreaterThan(0.9);
    }

    /// The head of the policy, which says how far its tokens lie apart, is frozen.
    @Test
    void apply_toyTaskWithAdapters_rewardRises(@TempDir Path folder) throws Exception {
        var rewards = rewards(folder, 1, "optimizer.learning_rate=1e-2", "lora.rank=8");

        assertThat(mean(rewards.subList(0, 5))).isBetween(0.4, 0.52);
        assertThat(mean(rewards.subList(25, 30))).isGreaterThan(0.6);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void restore_withAdapters_theSameAgainAndExported(@TempDir Path folder) throws Exception {
        NanoPolicy.write(folder, List.of(TASK));
        var config =
                ConfigReader.read(
                        "demo", null, List.of("optimizer.learning_rate=1e-2", "lora.rank=4"));
        var rows = List.of(row(10, 11, 12, 13, 14, 15));
        var better = member(rows.getFirst(), new float[] {-5, -5}, 0, 1);
        try (var policy = new TrainedPolicy(PolicyFolder.open(folder), config)) {
            policy.anchor();
            var first = policy.reference().logprobs(rows, 1).getFirst();
            new PolicyUpdate(policy, config).apply(List.of(better), false, 1);
            assertThat(policy.reference().logprobs(rows, 1).getFirst()).containsExactly(first);
            policy.checkpoint(folder.resolve("checkpoint"));
        }
        try (var policy = new TrainedPolicy(PolicyFolder.open(folder), config)) {
            policy.restore(folder.resolve("checkpoint"));
            policy.anchor();
            var anchored = policy.reference().logprobs(rows, 1).getFirst();
            assertThat(anchored)
                    .containsExactly(policy.learner().scorer().logprobs(rows, 1).getFirst());
            new PolicyUpdate(policy, config).apply(List.of(better), false, 1);
            assertThat(policy.reference().logprobs(rows, 1).getFirst()).containsExactly(anchored);
            var trained = policy.learner().scorer().logprobs(rows, 1).getFirst();
            assertThat(trained).isNotEqualTo(anchored);

            policy.export(folder.resolve("merged"));
            policy.exportAdapter(folder.resolve("peft"));

            var whole = ConfigReader.read("demo", null, List.of());
            try (var merged =
                    new TrainedPolicy(PolicyFolder.open(folder.resolve("merged")), whole)) {
                assertThat(merged.learner().scorer().logprobs(rows, 1).getFirst())
                        .containsExactly(trained, Offset.offset(1e-5f));
            }
            assertThat(folder.resolve("peft/adapter_model.safetensors")).exists();
        }
    }

    private static List<Double> rewards(Path folder, long seed, String... settings)
            throws Exception {
        NanoPolicy.write(folder, List.of(TASK));
        var config = ConfigReader.read("demo", null, List.of(settings));
        try (var policy = new TrainedPolicy(PolicyFolder.open(folder), config)) {
            policy.anchor();
            var rewards = new ArrayList<Double>();
            for (int update = 0; update < 30; update++) {
                var members = toyGroup(policy, 1000 * seed + 100L * update);
                rewards.add(members.stream().mapToDouble(Toy::reward).average().orElseThrow());
                new PolicyUpdate(policy, config)
                        .apply(members.stream().map(Toy::member).toList(), update == 0, 1);
            }

            return rewards;
        }
    }

    private record Toy(double reward, Member member) {}

    private static List<Toy> toyGroup(TrainedPolicy policy, long seed) {
        var prompt = new int[] {10, 11, 12, 13};
        var messages = new ArrayList<Completion>();
        try (var generator = policy.generator(16)) {
            for (int i = 0; i < 16; i++) {
                var sampling = Sampling.plain(12, Set.of(), seed + i);
                messages.add(generator.generate(generator.open(), prompt, sampling).join());
            }
        }
        var rewards = messages.stream().mapToDouble(PolicyUpdateTest::even).toArray();
        var advantages = Advantages.groupRelative(rewards);
        var group = new ArrayList<Toy>();
        for (int i = 0; i < rewards.length; i++) {
            var sampled = messages.get(i);
            var ids = IntStream.concat(IntStream.of(prompt), IntStream.of(sampled.ids())).toArray();
            var mask = new float[ids.length];
            Arrays.fill(mask, prompt.length, ids.length, 1);
            var member = member(new Row(ids, mask), sampled.logprobs(), i, advantages[i]);
            group.add(new Toy(rewards[i], member));
        }
        return group;
    }

    private static double even(Completion message) {
        return IntStream.of(message.ids()).filter(id -> id % 2 == 0).count() / 12.0;
    }

    /// The policy sampled the last two tokens.
    private static Row row(int... ids) {
        var mask = new float[ids.length];
        mask[ids.length - 2] = 1;
        mask[ids.length - 1] = 1;
        return new Row(ids, mask);
    }

    private static Member member(Row row, float[] logprobs, int index, double advantage) {
        var sample = Samples.trajectory("session", 0, row.ids());
        var trajectory =
                new Trajectory(
                        sample.session(),
                        sample.task(),
                        sample.category(),
                        sample.feedback(),
                        0,
                        index,
                        row.ids(),
                        List.of(new Trajectory.Sampled(row.length() - logprobs.length, logprobs)),
                        sample.codes(),
                        sample.score(),
                        false,
                        List.of());
        var key = new RolloutKey(1, 1, sample.task(), index);
        return new Member(
                new LedgerRow(key, State.DONE, 0, index, trajectory, null),
                trajectory,
                0,
                new double[] {advantage});
    }
}
