package dev.envtune.policy.train;

import java.util.List;
import java.util.stream.IntStream;

/// How token losses become one loss: as a weight of each trained token, which the token losses are
/// multiplied with and summed (spec/algorithm.md 1.6).
public enum Aggregation {
    /// The mean over rows of each row's mean over its tokens.
    SEQ_MEAN_TOKEN_MEAN {
        @Override
        double[] rowWeights(int[] tokens, List<List<Integer>> microBatches) {
            long rows = IntStream.of(tokens).filter(count -> count > 0).count();
            return IntStream.of(tokens)
                    .mapToDouble(count -> count == 0 ? 0 : 1.0 / rows / count)
                    .toArray();
        }
    },
    /// The mean over all tokens of the step.
    TOKEN_MEAN {
        @Override
        double[] rowWeights(int[] tokens, List<List<Integer>> microBatches) {
            long all = IntStream.of(tokens).asLongStream().sum();
            return IntStream.of(tokens).mapToDouble(count -> count == 0 ? 0 : 1.0 / all).toArray();
        }
    },
    /// The mean over the tokens of a micro-batch, weighted by its rows: what verl 0.4.1 computes. A token's
    /// weight depends on the rows that happen to be beside it.
    VERL_TOKEN_MEAN {
        @Override
        double[] rowWeights(int[] tokens, List<List<Integer>> microBatches) {
            var weights = new double[tokens.length];
            for (var batch : microBatches) {
                long all = batch.stream().mapToLong(row -> tokens[row]).sum();
                for (int row : batch) {
                    weights[row] =
                            tokens[row] == 0 ? 0 : (double) batch.size() / tokens.length / all;
                }
            }
            return weights;
        }
    };

    /// The weight of each trained token of each row. Rows without trained tokens have none and do not count.
    ///
    /// @param tokens how many trained tokens each row has
    /// @param microBatches the rows that go through the model together
    abstract double[] rowWeights(int[] tokens, List<List<Integer>> microBatches);

    /// The weight of each trained token of each row, for a step of these rows.
    ///
    /// @param rows whose weights say which tokens are trained
    /// @param tokenBudget of the micro-batches
    public double[] weights(List<Row> rows, int tokenBudget) {
        var tokens = rows.stream().mapToInt(row -> row.targets().length).toArray();
        var batches = MicroBatch.pack(rows, tokenBudget).stream().map(MicroBatch::rows).toList();
        return rowWeights(tokens, batches);
    }
}
