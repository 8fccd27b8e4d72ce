package dev.envtune.policy.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.policy.model.ModelFolder;
import dev.envtune.policy.model.ParameterLayout;
import dev.envtune.policy.model.ReferenceModels;
import dev.envtune.policy.model.SafeTensors;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against transformers (reference/README.md).
class ReferenceTest {
    private static final int ROWS = 5;
    private static final int LENGTH = 200;

    @ParameterizedTest
    @ValueSource(strings = {"qwen2-tied", "qwen2-untied", "qwen3", "llama3"})
    void supervised_referenceModel_logprobsLossAndGradientsOfTransformers(String name) {
        var folder = ReferenceModels.folder(name);
        var expected = ReferenceModels.expected(folder);
        var rows = rows(expected);
        int next = rows.stream().mapToInt(row -> row.length() - 1).sum();
        var weights = ModelFolder.load(folder);
        try (var learner = new Learner(weights, Precision.of(DType.F32), 4096)) {
            var logprobs = learner.scorer().logprobs(rows, 1);
            var wanted = expected.floats("logprobs");
            for (int r = 0; r < ROWS; r++) {
                int from = r * (LENGTH - 1);
                assertThat(logprobs.get(r))
                        .containsExactly(
                                Arrays.copyOfRange(wanted, from, from + rows.get(r).length() - 1),
                                Offset.offset(1e-4f));
            }

            double loss = -learner.supervised(rows).loss() / next;

            assertThat(loss).isCloseTo(expected.floats("loss")[0], Offset.offset(1e-5));
            var entries = ParameterLayout.of(weights.config()).entries();
            LibTorch.instance()
                    .run(
                            () -> {
                                try (var scope = LibTorch.scope()) {
                                    for (int i = 0; i < entries.size(); i++) {
                                        var got =
                                                weights.parameters()
                                                        .get(i)
                                                        .gradient(scope)
                                                        .floats();
                                        assertThat(
                                                        relativeError(
                                                                got,
                                                                -1.0 / next,
                                                                expected.floats(
                                                                        "grad."
                                                                                + entries.get(i)
                                                                                        .name())))
                                                .as(entries.get(i).name())
                                                .isLessThan(1e-3);
                                    }
                                }
                            });
        } finally {
            LibTorch.instance().run(weights::close);
        }
    }

    /// The weights of the reference may be 0, and a row's weight of 0 means no target: a negligible one
    /// stands for it.
    private static List<Row> rows(SafeTensors expected) {
        var ids = ReferenceModels.ints(expected, "input_ids");
        var lengths = ReferenceModels.ints(expected, "lengths");
        var tokenWeights = expected.floats("weights");
        var rows = new ArrayList<Row>();
        for (int r = 0; r < ROWS; r++) {
            var weights = new float[lengths[r]];
            for (int i = 1; i < lengths[r]; i++) {
                float weight = tokenWeights[r * (LENGTH - 1) + i - 1];
                weights[i] = weight == 0 ? 1e-30f : weight;
            }
            rows.add(
                    new Row(Arrays.copyOfRange(ids, r * LENGTH, r * LENGTH + lengths[r]), weights));
        }
        return rows;
    }

    private static double relativeError(float[] got, double factor, float[] wanted) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < got.length; i++) {
            difference += Math.pow(got[i] * factor - wanted[i], 2);
            norm += Math.pow(wanted[i], 2);
        }
        return Math.sqrt(difference / norm);
    }
}
