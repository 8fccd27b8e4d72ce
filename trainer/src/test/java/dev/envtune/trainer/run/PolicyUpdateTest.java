package dev.envtune.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Category;
import dev.envtune.contract.TaskSummary;
import dev.envtune.contract.Trajectory;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.train.Row;
import dev.envtune.trainer.NanoPolicy;
import dev.envtune.trainer.Samples;
import dev.envtune.trainer.config.ConfigReader;
import dev.envtune.trainer.ledger.LedgerRow;
import dev.envtune.trainer.ledger.LedgerRow.State;
import dev.envtune.trainer.ledger.RolloutKey;
import dev.envtune.trainer.run.Group.Member;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyUpdateTest {
    @Test
    void apply_oneBetterThanTheOther_becomesMoreLikelyAndTheOtherLess(@TempDir Path folder)
            throws Exception {
        var task =
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
        NanoPolicy.write(folder, List.of(task));
        var config = ConfigReader.read("demo", null, List.of("optimizer.learning_rate=1e-3"));
        try (var policy =
                new TrainedPolicy(
                        PolicyFolder.open(folder), config.precision(), config.tokenBudget())) {
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
                        List.of(new Trajectory.Sampled(row.length() - 2, logprobs)),
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
