package dev.envtune.policy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.lora.AdaptedWeights;
import dev.envtune.policy.lora.Adapter;
import dev.envtune.policy.lora.LoraShape;
import dev.envtune.policy.lora.Projection;
import dev.envtune.policy.model.Family;
import dev.envtune.policy.model.Samples;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Training of an adapter beside frozen weights.
class AdapterTest {
    private static final LoraShape ALL = new LoraShape(3, 6, EnumSet.allOf(Projection.class));
    private static final LoraShape TWO =
            new LoraShape(4, 2, Set.of(Projection.QUERY, Projection.DOWN));
    private static final LibTorch TORCH = LibTorch.instance();

    @Test
    void initial_aWithinItsBoundAndBZero_changesNothing() {
        var weights = Samples.weights(Family.QWEN2, 1);
        var adapter = initial(weights, ALL, 7);
        var rows = rows();

        TORCH.call(adapter::values)
                .forEach(
                        (name, values) -> {
                            if (name.endsWith("lora_B.weight")) {
                                assertThat(values).containsOnly(0);
                            } else {
                                float bound = name.contains("down_proj") ? 0.2042f : 0.2501f;
                                for (float value : values) {
                                    assertThat(value).isBetween(-bound, bound);
                                }
                                double squares = 0;
                                for (float value : values) {
                                    squares += (double) value * value;
                                }
                                assertThat(Math.sqrt(squares / values.length))
                                        .as("deviation of %s", name)
                                        .isCloseTo(bound / Math.sqrt(3), Offset.offset(0.06));
                            }
                        });
        assertThat(logprobs(new AdaptedWeights(weights, adapter), rows))
                .containsExactly(logprobs(AdaptedWeights.plain(weights), rows));
        assertThat(checksum(initial(weights, ALL, 7)))
                .isEqualTo(checksum(adapter))
                .isNotEqualTo(checksum(initial(weights, ALL, 8)));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void supervised_adapter_gradientsFollowFromThoseOfTheMergedWeights(Family family) {
        for (var shape : List.of(ALL, TWO)) {
            var weights = Samples.weights(family, 1);
            var adapter = trained(weights, shape);
            var merged = merged(weights, adapter);
            var rows = rows();

            assertThat(logprobs(new AdaptedWeights(weights, adapter), rows))
                    .containsExactly(
                            logprobs(AdaptedWeights.plain(merged), rows), Offset.offset(1e-5f));
            var whole = gradients(AdaptedWeights.plain(merged), rows, DType.F32, 2);
            var low = gradients(new AdaptedWeights(weights, adapter), rows, DType.F32, 2);

            var values = TORCH.call(adapter::values);
            assertThat(low.keySet()).isEqualTo(values.keySet());
            for (var a : adapter.entries()) {
                if (a.name().endsWith("lora_A.weight")) {
                    var module = a.name().replace(".lora_A.weight", "");
                    check(
                            module,
                            shape,
                            a.shape().getLast(),
                            get(whole, module + ".weight"),
                            get(values, module + ".lora_A.weight"),
                            get(values, module + ".lora_B.weight"),
                            low);
                }
            }
        }
    }

    /// dA = s·Bᵀ·dW and dB = s·dW·Aᵀ, where s = alpha/rank.
    private static void check(
            String module,
            LoraShape shape,
            int in,
            float[] whole,
            float[] a,
            float[] b,
            Map<String, float[]> low) {
        int rank = shape.rank();
        int out = whole.length / in;
        double scale = shape.alpha() / rank;
        var wantedA = new double[a.length];
        var wantedB = new double[b.length];
        for (int o = 0; o < out; o++) {
            for (int r = 0; r < rank; r++) {
                for (int i = 0; i < in; i++) {
                    wantedA[r * in + i] += scale * b[o * rank + r] * whole[o * in + i];
                    wantedB[o * rank + r] += scale * a[r * in + i] * whole[o * in + i];
                }
            }
        }
        assertThat(difference(get(low, module + ".lora_A.weight"), wantedA))
                .as(module + " A")
                .isLessThan(1e-4);
        assertThat(difference(get(low, module + ".lora_B.weight"), wantedB))
                .as(module + " B")
                .isLessThan(1e-4);
    }

    /// Relative, by norm. Rounding in float32 makes up to some 1e-5 of it.
    private static double difference(float[] got, double[] wanted) {
        assertThat(got).hasSameSizeAs(wanted);
        double squares = 0;
        double all = 0;
        for (int i = 0; i < got.length; i++) {
            squares += (got[i] - wanted[i]) * (got[i] - wanted[i]);
            all += wanted[i] * wanted[i];
        }
        return Math.sqrt(squares / all);
    }

    @Test
    void supervised_activationCheckpointing_sameGradients() {
        var weights = Samples.weights(Family.QWEN3, 1);
        var model = new AdaptedWeights(weights, trained(weights, ALL));

        var kept = gradients(model, rows(), DType.F32, 2);
        var again = gradients(model, rows(), DType.F32, 1);

        kept.forEach((name, values) -> assertThat(get(again, name)).containsExactly(values));
    }

    /// As a base is held: without masters.
    @Test
    void supervised_frozenWeightsInBfloat16_gradientsOfRoundedMasters() {
        var weights = Samples.weights(Family.LLAMA, 1);
        var frozen = TORCH.call(() -> weights.cast(DType.BF16));
        var masters = TORCH.call(() -> Weights.of(weights.config(), frozen.values()));
        var adapter = trained(weights, ALL);

        var held = gradients(new AdaptedWeights(frozen, adapter), rows(), DType.BF16, 2);
        var rounded = gradients(new AdaptedWeights(masters, adapter), rows(), DType.BF16, 2);

        held.forEach(
                (name, values) -> {
                    assertThat(values).as(name).containsExactly(get(rounded, name));
                    assertThat(values).as(name).isNotEqualTo(new float[values.length]);
                });
    }

    @Test
    void checkpoint_adapter_goesOnWithTheSameBits(@TempDir Path folder) {
        var weights = Samples.weights(Family.QWEN2, 2);
        var checkpoint = folder.resolve("checkpoint");
        var undisturbed = initial(weights, ALL, 1);
        var resumed = initial(weights, ALL, 99);
        var before = checksum(weights);
        try (var learner = learner(weights, undisturbed)) {
            step(learner);
            Checkpoint.write(checkpoint, learner, Map.of());
            step(learner);
        }
        try (var learner = learner(weights, resumed)) {
            Checkpoint.read(checkpoint, learner);
            step(learner);
        }

        assertThat(checksum(resumed)).isEqualTo(checksum(undisturbed));
        assertThat(checksum(weights)).as("frozen").isEqualTo(before);
        assertThat(get(TORCH.call(resumed::values), resumed.entries().get(1).name()))
                .as("B learned")
                .doesNotContain(0f);
    }

    @Test
    void checkpoint_ofAnotherAdapterOrBase_isRefused(@TempDir Path folder) {
        var weights = Samples.weights(Family.QWEN2, 2);
        var checkpoint = folder.resolve("checkpoint");
        try (var learner = learner(weights, initial(weights, ALL, 1))) {
            Checkpoint.write(checkpoint, learner, Map.of());
        }
        var others =
                List.of(
                        new AdaptedWeights(weights, initial(weights, TWO, 1)),
                        new AdaptedWeights(
                                weights, initial(Samples.weights(Family.QWEN2, 3), ALL, 1)),
                        AdaptedWeights.plain(weights));
        for (var other : others) {
            try (var learner = new Learner(other, Precision.of(DType.F32), 64, 2)) {
                assertThatExceptionOfType(PolicyException.class)
                        .isThrownBy(() -> Checkpoint.read(checkpoint, learner))
                        .withMessageContaining(
                                "holds an adapter of rank 3, alpha 6.0 on [q_proj, k_proj")
                        .withMessageContaining("lora settings");
            }
        }
    }

    private static void step(Learner learner) {
        learner.supervised(rows());
        learner.update(AdamW.of(1e-2));
    }

    private static String checksum(Adapter adapter) {
        return TORCH.call(adapter::checksum);
    }

    private static String checksum(Weights weights) {
        return TORCH.call(weights::checksum);
    }

    private static Learner learner(Weights weights, Adapter adapter) {
        return new Learner(
                new AdaptedWeights(weights, adapter), Precision.of(DType.F32), 1 << 20, 2);
    }

    private static Adapter initial(Weights weights, LoraShape shape, long seed) {
        return TORCH.call(() -> Adapter.initial(weights.config(), shape, weights.checksum(), seed));
    }

    /// With values everywhere, as after some training.
    private static Adapter trained(Weights weights, LoraShape shape) {
        var adapter = initial(weights, shape, 1);
        var random = new Random(3);
        TORCH.run(
                () -> {
                    for (var tensor : adapter.parameters()) {
                        var values = new float[Math.toIntExact(tensor.size())];
                        for (int i = 0; i < values.length; i++) {
                            values[i] = (float) random.nextGaussian() * 0.2f;
                        }
                        tensor.set(values);
                    }
                });
        return adapter;
    }

    private static Weights merged(Weights weights, Adapter adapter) {
        return TORCH.call(
                () -> {
                    try (var copy = adapter.merged(weights, DType.F32)) {
                        return Weights.of(weights.config(), copy.values());
                    }
                });
    }

    private static Map<String, float[]> gradients(
            AdaptedWeights model, List<Row> rows, DType type, int layersAtOnce) {
        try (var learner = new Learner(model, Precision.of(type), 1 << 20, layersAtOnce)) {
            learner.supervised(rows);
            var gradients = new LinkedHashMap<String, float[]>();
            TORCH.run(
                    () -> {
                        try (var scope = LibTorch.scope()) {
                            for (int i = 0; i < model.entries().size(); i++) {
                                gradients.put(
                                        model.entries().get(i).name(),
                                        model.parameters().get(i).gradient(scope).floats());
                            }
                            model.parameters().forEach(Tensor::clearGradient);
                        }
                    });
            return gradients;
        }
    }

    private static float[] logprobs(AdaptedWeights model, List<Row> rows) {
        var all = new ArrayList<Float>();
        for (var row : new Scorer(model, Precision.of(DType.F32), 1 << 20).logprobs(rows, 1)) {
            for (float value : row) {
                all.add(value);
            }
        }
        var values = new float[all.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = all.get(i);
        }
        return values;
    }

    private static List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (int length : new int[] {19, 33, 7}) {
            var weights = new float[length];
            Arrays.fill(weights, 1f / length);
            rows.add(new Row(Samples.ids(length, length), weights));
        }
        return rows;
    }

    private static float[] get(Map<String, float[]> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
