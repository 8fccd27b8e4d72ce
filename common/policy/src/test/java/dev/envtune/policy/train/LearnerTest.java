package dev.envtune.policy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.model.Family;
import dev.envtune.policy.model.ParameterLayout;
import dev.envtune.policy.model.Samples;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearnerTest {
    private static final PolicyLoss LOSS = new PolicyLoss(0.2, 0.28, 10, 0.1, 0.01, 1);

    @ParameterizedTest
    @EnumSource(Family.class)
    void policy_wholeLoss_gradientIsFiniteDifference(Family family) {
        var config = Samples.config(family);
        var values = Samples.values(config, 1);
        var rows = policyRows();
        var gradients = gradients(Samples.weights(family, 1), rows, 1 << 20);
        var entries = ParameterLayout.of(config).entries();
        for (int e = 0; e < entries.size(); e++) {
            var direction = new Random(e).doubles((int) entries.get(e).size(), -1, 1).toArray();
            double slope = 0;
            for (int i = 0; i < direction.length; i++) {
                slope += direction[i] * gradients.get(e)[i];
            }
            double step = 1e-3;
            double up = loss(family, moved(values, entries.get(e).name(), direction, step), rows);
            double down =
                    loss(family, moved(values, entries.get(e).name(), direction, -step), rows);

            assertThat(slope)
                    .as(entries.get(e).name())
                    .isCloseTo(
                            (up - down) / (2 * step), Offset.offset(2e-2 + 2e-2 * Math.abs(slope)));
        }
    }

    private static Map<String, float[]> moved(
            Map<String, float[]> values, String name, double[] direction, double step) {
        var moved = new LinkedHashMap<>(values);
        var elements = Objects.requireNonNull(values.get(name)).clone();
        for (int i = 0; i < elements.length; i++) {
            elements[i] += (float) (step * direction[i]);
        }
        moved.put(name, elements);
        return moved;
    }

    private static double loss(Family family, Map<String, float[]> values, List<PolicyRow> rows) {
        var weights = LibTorch.instance().call(() -> Weights.of(Samples.config(family), values));
        try (var learner = new Learner(weights, Precision.of(DType.F32), 1 << 20)) {
            return learner.policy(rows, LOSS).loss();
        } finally {
            LibTorch.instance().run(weights::close);
        }
    }

    @Test
    void policy_smallAndLargeMicroBatches_sameGradients() {
        var rows = policyRows();

        var together = gradients(Samples.weights(Family.QWEN2, 1), rows, 1 << 20);
        var apart = gradients(Samples.weights(Family.QWEN2, 1), rows, 1);

        for (int i = 0; i < together.size(); i++) {
            assertThat(apart.get(i)).containsExactly(together.get(i), nearly(together.get(i)));
        }
    }

    /// Rows with a common prompt, two of them equal, one that ends where others go on.
    @ParameterizedTest
    @EnumSource(Family.class)
    void policy_rowsThatSharePrefixes_asEachAlone(Family family) {
        var prompt = Samples.ids(300, 5);
        var rows = new ArrayList<PolicyRow>();
        for (int[] tail : new int[][] {{1, 2, 3, 4}, {1, 2, 3}, {1, 2, 9, 9, 9}, {1, 2, 3}, {7}}) {
            var ids = Arrays.copyOf(prompt, prompt.length + tail.length);
            System.arraycopy(tail, 0, ids, prompt.length, tail.length);
            var weights = new float[ids.length];
            Arrays.fill(weights, prompt.length, weights.length, 0.1f * tail.length);
            var old = filled(tail.length, -4);
            var advantages = filled(tail.length, tail.length - 3.5f);
            rows.add(new PolicyRow(new Row(ids, weights), old, old, advantages));
        }

        var together = gradients(Samples.weights(family, 1), rows, 1 << 20);
        var apart = gradients(Samples.weights(family, 1), rows, 1);

        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i)).containsExactly(apart.get(i), nearly(apart.get(i)));
        }
    }

    /// The rounding of float32 sums in another order.
    private static Offset<Float> nearly(float[] values) {
        float largest = 2;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return Offset.offset(1e-5f * largest);
    }

    @Test
    void policy_activationCheckpointing_sameGradients() {
        var rows = policyRows();

        var kept = gradients(Samples.weights(Family.QWEN3, 1), rows, 1 << 20);
        var again = gradients(Samples.weights(Family.QWEN3, 1), rows, 1 << 20, 1);

        for (int i = 0; i < kept.size(); i++) {
            assertThat(again.get(i)).containsExactly(kept.get(i));
        }
    }

    @Test
    void policy_tokenWithoutWeight_changesNothing() {
        var row = policyRows().getFirst();
        var withOther = row.row().ids();
        var targets = row.row().targets();
        int last = row.row().length() - 1;
        assertThat(targets).doesNotContain(last);
        withOther[last] = (withOther[last] + 1) % Samples.VOCABULARY;
        var other =
                new PolicyRow(
                        new Row(withOther, row.row().weights()),
                        row.old(),
                        row.reference(),
                        row.advantages());

        var before = gradients(Samples.weights(Family.QWEN2, 1), List.of(row), 1 << 20);
        var after = gradients(Samples.weights(Family.QWEN2, 1), List.of(other), 1 << 20);

        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).containsExactly(before.get(i));
        }
    }

    @Test
    void logprobs_rowLongerThanTheFusedKernelTakes_asInABatchOfShorterPrefixes() {
        var weights = Samples.weights(Family.QWEN2, 2);
        var ids = Samples.ids(700, 3);
        try (var learner = new Learner(weights, Precision.of(DType.F32), 1 << 20)) {
            var all = learner.scorer().logprobs(List.of(row(ids, 1)), 1).getFirst();
            var prefix =
                    learner.scorer()
                            .logprobs(List.of(row(Arrays.copyOf(ids, 500), 1)), 1)
                            .getFirst();

            assertThat(Arrays.copyOf(all, prefix.length))
                    .containsExactly(prefix, Offset.offset(1e-5f));
        } finally {
            LibTorch.instance().run(weights::close);
        }
    }

    @Test
    void update_supervisedSteps_lossFalls() {
        var weights = Samples.weights(Family.QWEN3, 2);
        var rows = List.of(row(Samples.ids(40, 1), 1f / 39), row(Samples.ids(30, 2), 1f / 29));
        try (var learner = new Learner(weights, Precision.of(DType.F32), 64)) {
            double first = learner.supervised(rows).loss();
            learner.update(AdamW.of(1e-2));
            for (int i = 0; i < 30; i++) {
                learner.supervised(rows);
                learner.update(AdamW.of(1e-2));
            }

            assertThat(learner.supervised(rows).loss()).isLessThan(first / 2);
        } finally {
            LibTorch.instance().run(weights::close);
        }
    }

    @Test
    void checkpoint_readBack_goesOnBitForBit(@TempDir Path folder) throws Exception {
        var rows = List.of(row(Samples.ids(40, 1), 1f / 39));
        var checkpoint = folder.resolve("checkpoint");
        var undisturbed = Samples.weights(Family.QWEN2, 2);
        try (var learner = new Learner(undisturbed, Precision.of(DType.F32), 64)) {
            step(learner, rows);
            Checkpoint.write(checkpoint, learner, Map.of("cursor", 7L));
            step(learner, rows);
        }
        var resumed = Samples.weights(Family.QWEN2, 99);
        try (var learner = new Learner(resumed, Precision.of(DType.F32), 64)) {
            var counters = Checkpoint.read(checkpoint, learner);
            collectGarbage();
            step(learner, rows);

            assertThat(counters).containsEntry("cursor", 7L);
            assertThat(learner.state().steps()).isEqualTo(2);
        }
        var wanted = LibTorch.instance().call(undisturbed::values);
        LibTorch.instance()
                .call(resumed::values)
                .forEach(
                        (name, values) ->
                                assertThat(values).as(name).containsExactly(wanted.get(name)));
    }

    @Test
    void checkpoint_thatCannotBeWritten_saysSoAndLeavesTheOldOne(@TempDir Path folder)
            throws IOException {
        var checkpoint = folder.resolve("checkpoint");
        try (var learner =
                new Learner(Samples.weights(Family.QWEN2, 2), Precision.of(DType.F32), 64)) {
            Checkpoint.write(checkpoint, learner, Map.of("cursor", 7L));
            Files.writeString(folder.resolve("checkpoint.part"), "in the way");

            assertThatExceptionOfType(PolicyException.class)
                    .isThrownBy(() -> Checkpoint.write(checkpoint, learner, Map.of("cursor", 8L)))
                    .withMessageContaining("Cannot write the checkpoint " + checkpoint)
                    .withMessageContaining("Make room");
            assertThat(Checkpoint.read(checkpoint, learner)).containsEntry("cursor", 7L);
        }
    }

    /// What a crash between the two renames leaves behind.
    @Test
    void checkpoint_movedAsideByACrash_isPutBack(@TempDir Path folder) throws IOException {
        var checkpoint = folder.resolve("checkpoint");
        try (var learner =
                new Learner(Samples.weights(Family.QWEN2, 2), Precision.of(DType.F32), 64)) {
            assertThat(Checkpoint.exists(checkpoint)).isFalse();
            Checkpoint.write(checkpoint, learner, Map.of("cursor", 7L));
            Files.move(checkpoint, folder.resolve("checkpoint.old"));

            assertThat(Checkpoint.read(checkpoint, learner)).containsEntry("cursor", 7L);
            assertThat(Checkpoint.exists(checkpoint)).isTrue();
        }
    }

    /// What was read must not live in buffers that nobody holds.
    private static void collectGarbage() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            ByteBuffer.allocateDirect(1 << 22);
        }
    }

    private static void step(Learner learner, List<Row> rows) {
        learner.supervised(rows);
        learner.update(AdamW.of(1e-2));
    }

    private static List<float[]> gradients(Weights weights, List<PolicyRow> rows, int budget) {
        return gradients(weights, rows, budget, weights.config().layers());
    }

    private static List<float[]> gradients(
            Weights weights, List<PolicyRow> rows, int budget, int layersAtOnce) {
        try (var learner = new Learner(weights, Precision.of(DType.F32), budget, layersAtOnce)) {
            learner.policy(rows, LOSS);
            return LibTorch.instance()
                    .call(
                            () -> {
                                try (var scope = LibTorch.scope()) {
                                    return weights.parameters().stream()
                                            .map(parameter -> parameter.gradient(scope))
                                            .map(Tensor::floats)
                                            .toList();
                                }
                            });
        } finally {
            LibTorch.instance().run(weights::close);
        }
    }

    /// Rows of several lengths; the last token of each has no weight, and every third one.
    private static List<PolicyRow> policyRows() {
        var rows = new ArrayList<PolicyRow>();
        var random = new Random(5);
        for (int length : new int[] {19, 33, 7}) {
            var weights = new float[length];
            for (int i = 1; i < length - 1; i++) {
                weights[i] = i % 3 == 0 ? 0 : 1f / length;
            }
            var row = new Row(Samples.ids(length, length), weights);
            int targets = row.targets().length;
            rows.add(
                    new PolicyRow(
                            row,
                            logprobs(random, targets),
                            logprobs(random, targets),
                            filled(targets, rows.size() == 1 ? -0.7f : 0.9f)));
        }
        return rows;
    }

    private static float[] logprobs(Random random, int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = -3.5f - random.nextFloat();
        }
        return values;
    }

    private static float[] filled(int count, float value) {
        var values = new float[count];
        Arrays.fill(values, value);
        return values;
    }

    private static Row row(int[] ids, float weight) {
        return new Row(ids, filled(ids.length, weight));
    }
}
