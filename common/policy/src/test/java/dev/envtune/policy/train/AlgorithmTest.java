package dev.envtune.policy.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.policy.model.ReferenceModels;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.LibTorch;
import java.nio.file.Files;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The optimizer against torch (reference/algorithm.json).
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
