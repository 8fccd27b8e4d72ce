package dev.envtune.policy.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Rows that go through the model together.
///
/// @param rows indices of the rows in the step's list, longest first
/// @param length tokens that each row takes in attention, a multiple of 16
record MicroBatch(List<Integer> rows, int length) {
    /// Attention gives a row the same bits at every padding to a multiple of this (spec/determinism.md).
    private static final int GRAIN = 16;

    /// Rows of similar length together, none with more than `budget` padded tokens unless a single row
    /// has more. The result depends on the lengths only.
    static List<MicroBatch> pack(List<Row> rows, int budget) {
        var order =
                IntStream.range(0, rows.size())
                        .boxed()
                        .sorted(Comparator.comparing(i -> -rows.get(i).length()))
                        .toList();
        var batches = new ArrayList<MicroBatch>();
        int from = 0;
        while (from < order.size()) {
            int length = padded(rows.get(order.get(from)).length());
            int count = Math.clamp(budget / length, 1, order.size() - from);
            batches.add(new MicroBatch(order.subList(from, from + count), length));
            from += count;
        }
        return batches;
    }

    private static int padded(int length) {
        return (length + GRAIN - 1) / GRAIN * GRAIN;
    }
}
