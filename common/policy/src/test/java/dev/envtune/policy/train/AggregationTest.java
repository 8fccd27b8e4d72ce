package dev.envtune.policy.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AggregationTest {
    /// Trained tokens of the rows of spec/algorithm.md 1.6, consequence 1.
    private static final int[] TOKENS = {900, 50, 50};

    @Test
    void rowWeights_seqMean_rowsCountTheSame() {
        assertThat(Aggregation.SEQ_MEAN_TOKEN_MEAN.rowWeights(TOKENS, List.of()))
                .containsExactly(
                        new double[] {1.0 / 2700, 1.0 / 150, 1.0 / 150}, Offset.offset(1e-12));
    }

    @Test
    void rowWeights_tokenMean_tokensCountTheSame() {
        assertThat(Aggregation.TOKEN_MEAN.rowWeights(TOKENS, List.of())).containsOnly(0.001);
    }

    @Test
    void rowWeights_verl_tokensWeighByTheirMicroBatch() {
        var weights =
                Aggregation.VERL_TOKEN_MEAN.rowWeights(TOKENS, List.of(List.of(0, 1), List.of(2)));

        assertThat(weights[0]).isEqualTo(weights[1]).isCloseTo(.00070, Offset.offset(1e-5));
        assertThat(weights[2]).isCloseTo(.00667, Offset.offset(1e-5));
    }

    @Test
    void rowWeights_rowWithoutTrainedTokens_doesNotCount() {
        var tokens = new int[] {0, 4};

        assertThat(Aggregation.SEQ_MEAN_TOKEN_MEAN.rowWeights(tokens, List.of()))
                .containsExactly(0, 0.25);
        assertThat(Aggregation.TOKEN_MEAN.rowWeights(tokens, List.of())).containsExactly(0, 0.25);
        assertThat(Aggregation.VERL_TOKEN_MEAN.rowWeights(tokens, List.of(List.of(0, 1))))
                .containsExactly(0, 0.25);
    }
}
