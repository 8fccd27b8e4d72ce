package dev.envtune.bench.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.policy.torch.DType;
import org.junit.jupiter.api.Test;

class DemandTest {
    /// Of the tiny shape: the head, and in each of 4 layers four square matrices and three of the
    /// feed-forward network.
    private static final long PRODUCTS = 4096 * 320 + 4 * (4 * 320 * 320 + 3 * 320 * 640);

    /// Elements of a token's keys and values: 4 layers, 5 heads of 64.
    private static final long CELL = 2 * 4 * 5 * 64;

    @Test
    void ofDecode_twoSteps_readsWeightsAndEveryPrompt() {
        var demand = decode(2, false, 3).demand();
        // The two steps see 11 and 12 tokens of either sequence.
        assertThat(demand.bytes()).isEqualTo(2 * (2 * PRODUCTS + 2 * (11 + 12) * CELL));
        assertThat(demand.flops()).isEqualTo(2 * 2 * (2 * PRODUCTS + (11 + 12) * CELL));
    }

    @Test
    void ofDecode_sharedPrompt_readsItOnceButComputesAsMuch() {
        var demand = decode(2, true, 3).demand();
        assertThat(demand.bytes()).isEqualTo(2 * (2 * PRODUCTS + (10 + 2 + 10 + 4) * CELL));
        assertThat(demand.flops()).isEqualTo(decode(2, false, 3).demand().flops());
    }

    @Test
    void ofTrainingStep_isThriceTheForwardPass() {
        var step = new Work.TrainingStep(Shape.TINY, DType.BF16, 2, 3, 1);
        assertThat(step.demand().flops())
                .isEqualTo(3.0 * 2 * 2 * (3 * PRODUCTS + (1 + 2 + 3) * CELL));
    }

    @Test
    void ofDecode_tiedWeights_countTheEmbeddingAsHead() {
        var demand = new Work.Decode(Shape.HALF_BILLION, 1, false, 10, 2, 1).demand();
        long cell = 2 * 24 * 2 * 64;
        long biasesAndNorms = 24 * (896 + 2 * 128 + 2 * 896) + 896;
        long products = Shape.HALF_BILLION.config().parameters() - biasesAndNorms;
        assertThat(demand.bytes()).isEqualTo(2.0 * (products + 11 * cell));
    }

    @Test
    void floorSeconds_isTheLaterOfMemoryAndProducts() {
        var limits = new Limits(10, 10, 50, 100);
        assertThat(new Demand(20, 100).floorSeconds(limits)).isEqualTo(2);
        assertThat(new Demand(20, 300).floorSeconds(limits)).isEqualTo(3);
    }

    private static Work.Decode decode(int batch, boolean shared, int tokens) {
        return new Work.Decode(Shape.TINY, batch, shared, 10, tokens, 1);
    }
}
