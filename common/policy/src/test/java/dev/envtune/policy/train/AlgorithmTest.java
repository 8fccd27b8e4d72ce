package dev.envtune.policy.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.policy.model.ReferenceModels;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Scope;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The loss and the optimizer against torch (reference/algorithm.json).
class AlgorithmTest {
    @Test
    void adamw_fiveSteps_asTorch() throws Exception {
        for (var sample : samples("adamw")) {
            var start = floats(sample.path("start"));
            LibTorch.instance()
                    .run(
                            () -> {
                                try (var scope = LibTorch.scope()) {
                                    var w = scope.floats(start, start.length);
                                    var m = scope.zeros(DType.F32, start.length);
                                    var v = scope.zeros(DType.F32, start.length);
                                    for (int step = 0; step < sample.path("grads").size(); step++) {
                                        var g =
                                                scope.floats(
                                                        floats(sample.path("grads").get(step)),
                                                        start.length);
                                        LibTorch.instance()
                                                .decoder()
                                                .run(
                                                        "adamw",
                                                        scope,
                                                        new Argument.Many(List.of(w)),
                                                        new Argument.Many(List.of(g)),
                                                        new Argument.Many(List.of(m)),
                                                        new Argument.Many(List.of(v)),
                                                        new Argument.One(
                                                                scope.doubles(
                                                                        sample.path("lr")
                                                                                .asDouble(),
                                                                        sample.path("betas")
                                                                                .get(0)
                                                                                .asDouble(),
                                                                        sample.path("betas")
                                                                                .get(1)
                                                                                .asDouble(),
                                                                        sample.path("eps")
                                                                                .asDouble(),
                                                                        sample.path("weight_decay")
                                                                                .asDouble(),
                                                                        step + 1,
                                                                        1)));
                                        assertThat(w.floats())
                                                .containsExactly(
                                                        floats(sample.path("after").get(step)),
                                                        Offset.offset(1e-6f));
                                    }
                                }
                            });
        }
    }

    @Test
    void norm_gradientsOfSeveralTensors_asTorch() throws Exception {
        for (var sample : samples("clip")) {
            LibTorch.instance()
                    .run(
                            () -> {
                                try (var scope = LibTorch.scope()) {
                                    var gradients =
                                            sample.path("grads")
                                                    .valueStream()
                                                    .map(AlgorithmTest::floats)
                                                    .map(g -> scope.floats(g, g.length))
                                                    .toList();
                                    double norm =
                                            LibTorch.instance()
                                                    .decoder()
                                                    .run(
                                                            "norm",
                                                            scope,
                                                            new Argument.Many(gradients))
                                                    .getFirst()
                                                    .doubleItem();
                                    assertThat(norm)
                                            .isCloseTo(
                                                    sample.path("norm").asDouble(),
                                                    Offset.offset(1e-5 * norm));
                                }
                            });
        }
    }

    @Test
    void tokenLosses_bothAggregations_lossPartsAndGradientsOfTorch() throws Exception {
        for (var sample : samples("loss")) {
            var mask = flat(sample.path("mask"));
            int length = sample.path("mask").get(0).size();
            var weights = weights(sample.path("aggregation").asString(), mask, length);
            LibTorch.instance()
                    .run(
                            () -> {
                                try (var scope = LibTorch.scope()) {
                                    var logprobs =
                                            scope.floats(flat(sample.path("logprobs")), mask.length)
                                                    .requireGradient();
                                    var entropy =
                                            scope.floats(flat(sample.path("entropy")), mask.length)
                                                    .requireGradient();
                                    var advantages = new float[mask.length];
                                    for (int i = 0; i < mask.length; i++) {
                                        advantages[i] =
                                                (float)
                                                        sample.path("advantages")
                                                                .get(i / length)
                                                                .asDouble();
                                    }
                                    var results =
                                            LibTorch.instance()
                                                    .decoder()
                                                    .differentiate(
                                                            "token_losses",
                                                            scope,
                                                            new Argument.One(logprobs),
                                                            new Argument.One(entropy),
                                                            vector(sample, "old_logprobs", scope),
                                                            vector(sample, "ref_logprobs", scope),
                                                            new Argument.One(
                                                                    scope.floats(
                                                                            advantages,
                                                                            mask.length)),
                                                            new Argument.One(
                                                                    scope.floats(
                                                                            weights, mask.length)),
                                                            new Argument.One(
                                                                    scope.doubles(
                                                                            0.2, 0.28, 10, 0.1,
                                                                            0.001, 1)));
                                    results.getFirst().backward(scope.scalar(1));

                                    assertThat(results.getFirst().item())
                                            .isCloseTo(
                                                    (float) sample.path("loss").asDouble(),
                                                    Offset.offset(1e-5f));
                                    var parts = results.get(1).floats();
                                    check(sample, "entropy_mean", weighted(parts, 1, weights));
                                    check(sample, "policy_loss", weighted(parts, 2, weights));
                                    check(sample, "kl", weighted(parts, 3, weights));
                                    check(sample, "clip_fraction", share(parts, 4, mask));
                                    check(sample, "lower_clip_fraction", share(parts, 5, mask));
                                    assertThat(logprobs.gradient(scope).floats())
                                            .containsExactly(
                                                    flat(sample.path("grad_logprobs")),
                                                    Offset.offset(1e-5f));
                                    assertThat(entropy.gradient(scope).floats())
                                            .containsExactly(
                                                    flat(sample.path("grad_entropy")),
                                                    Offset.offset(1e-6f));
                                }
                            });
        }
    }

    private static Argument vector(JsonNode sample, String name, Scope scope) {
        var values = flat(sample.path(name));
        return new Argument.One(scope.floats(values, values.length));
    }

    private static void check(JsonNode sample, String name, double got) {
        assertThat(got).as(name).isCloseTo(sample.path(name).asDouble(), Offset.offset(1e-5));
    }

    private static double weighted(float[] parts, int part, float[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += parts[part * weights.length + i] * weights[i];
        }
        return sum;
    }

    private static double share(float[] parts, int part, float[] mask) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < mask.length; i++) {
            sum += parts[part * mask.length + i] * mask[i];
            all += mask[i];
        }
        return sum / all;
    }

    /// Token weights by [Aggregation], 0 where the mask is.
    private static float[] weights(String name, float[] mask, int length) {
        var aggregation = Aggregation.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        var rows = new ArrayList<Row>();
        for (int from = 0; from < mask.length; from += length) {
            // A token of context first: the first token of a row is never a target.
            var weights = new float[length + 1];
            System.arraycopy(mask, from, weights, 1, length);
            rows.add(new Row(new int[length + 1], weights));
        }
        var rowWeights = aggregation.weights(rows, 1 << 20);
        var weights = new float[mask.length];
        for (int i = 0; i < mask.length; i++) {
            weights[i] = (float) (mask[i] * rowWeights[i / length]);
        }
        return weights;
    }

    private static float[] flat(JsonNode rows) {
        var values = new float[rows.size() * rows.get(0).size()];
        int at = 0;
        for (var row : rows) {
            for (var value : row) {
                values[at++] = (float) value.asDouble();
            }
        }
        return values;
    }

    private static Iterable<JsonNode> samples(String name) throws Exception {
        return JsonMapper.shared()
                .readTree(Files.readAllBytes(ReferenceModels.algorithm()))
                .path(name);
    }

    private static float[] floats(JsonNode array) {
        var values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) array.get(i).asDouble();
        }
        return values;
    }
}
