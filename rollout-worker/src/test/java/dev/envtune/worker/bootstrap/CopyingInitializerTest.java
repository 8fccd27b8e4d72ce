package dev.envtune.worker.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.policy.model.Family;
import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.ParameterLayout;
import dev.envtune.policy.model.Rope;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.train.Learner;
import dev.envtune.policy.train.Precision;
import dev.envtune.policy.train.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CopyingInitializerTest {
    private static final int VOCABULARY = 400;
    private static final int OPEN = 1;
    private static final int QUOTE = 2;
    private static final int COLON = 3;

    /// `... cue ' value ' ... { cue : value`: nothing is trained, and the value is likely already.
    @Test
    void weights_valueAfterItsCue_isFarLikelierThanByChance() {
        var config = config(320, 5, 3, false);
        var values = CopyingInitializer.weights(config, new int[0], 5, 1);
        var weights = LibTorch.instance().call(() -> Weights.of(config, values));
        var random = new Random(1);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 40; i++) {
            rows.add(copying(random));
        }
        try (var learner = new Learner(weights, Precision.of(DType.F32), 4096)) {
            double mean =
                    learner.scorer().logprobs(rows, 1).stream()
                            .mapToDouble(row -> row[0])
                            .average()
                            .orElseThrow();

            assertThat(mean).isGreaterThan(-Math.log(VOCABULARY) + 2);
        } finally {
            LibTorch.instance().run(weights::close);
        }
    }

    private static Row copying(Random random) {
        int cue = 10 + random.nextInt(190);
        int value = 200 + random.nextInt(200);
        var ids = new ArrayList<Integer>();
        for (int i = 0; i < 20; i++) {
            ids.add(10 + random.nextInt(190));
        }
        ids.addAll(List.of(cue, QUOTE, value, QUOTE));
        for (int i = 0; i < 20; i++) {
            ids.add(10 + random.nextInt(190));
        }
        ids.addAll(List.of(OPEN, cue, COLON, value));
        var weights = new float[ids.size()];
        weights[weights.length - 1] = 1;
        return new Row(ids.stream().mapToInt(Integer::intValue).toArray(), weights);
    }

    @Test
    void weights_allParametersOfTheModel_andTheSameForASeed() {
        var config = config(320, 5, 4, false);

        var once = CopyingInitializer.weights(config, new int[] {7}, 5, 3);
        var again = CopyingInitializer.weights(config, new int[] {7}, 5, 3);

        assertThat(once.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        ParameterLayout.of(config).entries().stream()
                                .map(ParameterLayout.Entry::name)
                                .toList());
        assertThat(again)
                .allSatisfy((name, values) -> assertThat(values).isEqualTo(once.get(name)));
    }

    @Test
    void weights_shapeWithoutRoom_isRefused() {
        assertThatThrownBy(
                        () ->
                                CopyingInitializer.weights(
                                        config(256, 4, 3, false), new int[0], 5, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> CopyingInitializer.weights(config(320, 5, 3, true), new int[0], 5, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ModelConfig config(int width, int heads, int layers, boolean tied) {
        return new ModelConfig(
                Family.QWEN2,
                VOCABULARY,
                width,
                128,
                layers,
                heads,
                heads,
                64,
                256,
                1e-6,
                new Rope(1e6, null),
                tied,
                true);
    }
}
