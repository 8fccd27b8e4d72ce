package dev.envtune.policy.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Rows that go through the model together. A prefix that rows share, as those of a group share their
/// prompt and often more, is computed once: a token sees only what is before it, so equal prefixes give
/// equal values, and gradients of all rows add up in them.
///
/// @param rows indices of the rows in the step's list
/// @param places for each row (length), where each of its tokens is among those of the batch; a row's
///     tokens that the rows before it do not have are at its end, and in one piece
/// @param tokens how many different tokens the batch has
/// @param length tokens that each row takes in attention, a multiple of 16; 0 where attention goes row
///     by row, because rows share prefixes
record MicroBatch(List<Integer> rows, List<int[]> places, int tokens, int length) {
    /// Attention gives a row the same bits at every padding to a multiple of this (spec/determinism.md).
    private static final int GRAIN = 16;

    /// Of all tokens, how many different ones make sharing worth the padding that is then not chosen.
    private static final double WORTH = 0.75;

    /// Micro-batches with at most `budget` tokens, padding included, unless a single row has more. The
    /// result depends on the rows' tokens only.
    static List<MicroBatch> pack(List<Row> rows, int budget) {
        long all = rows.stream().mapToLong(Row::length).sum();
        var sharing = sharing(rows, budget);
        long different = sharing.stream().mapToLong(MicroBatch::tokens).sum();
        return different <= WORTH * all ? sharing : apart(rows, budget);
    }

    /// Rows in the order of their tokens, so that each follows the one with which it shares most.
    private static List<MicroBatch> sharing(List<Row> rows, int budget) {
        var order = ordered(rows, (a, b) -> Arrays.compare(a.ids(), b.ids()));
        var batches = new ArrayList<MicroBatch>();
        var open = new ArrayList<Integer>();
        var places = new ArrayList<int[]>();
        int tokens = 0;
        for (int index : order) {
            var ids = rows.get(index).ids();
            int shared = open.isEmpty() ? 0 : shared(rows.get(open.getLast()).ids(), ids);
            if (!open.isEmpty() && tokens + ids.length - shared > budget) {
                batches.add(new MicroBatch(List.copyOf(open), List.copyOf(places), tokens, 0));
                open.clear();
                places.clear();
                tokens = 0;
                shared = 0;
            }
            var place = new int[ids.length];
            if (shared > 0) {
                System.arraycopy(places.getLast(), 0, place, 0, shared);
            }
            for (int i = shared; i < place.length; i++) {
                place[i] = tokens++;
            }
            open.add(index);
            places.add(place);
        }
        if (!open.isEmpty()) {
            batches.add(new MicroBatch(open, places, tokens, 0));
        }
        return batches;
    }

    /// How many leading tokens are the same.
    private static int shared(int[] a, int[] b) {
        int mismatch = Arrays.mismatch(a, b);
        return mismatch < 0 ? a.length : mismatch;
    }

    /// Rows of similar length together.
    private static List<MicroBatch> apart(List<Row> rows, int budget) {
        var order = ordered(rows, Comparator.comparingInt(row -> -row.length()));
        var batches = new ArrayList<MicroBatch>();
        int from = 0;
        while (from < order.size()) {
            int length = padded(rows.get(order.get(from)).length());
            int count = Math.clamp(budget / length, 1, order.size() - from);
            batches.add(apart(rows, order.subList(from, from + count), length));
            from += count;
        }
        return batches;
    }

    private static MicroBatch apart(List<Row> all, List<Integer> rows, int length) {
        var places = new ArrayList<int[]>();
        int tokens = 0;
        for (int index : rows) {
            int end = tokens + all.get(index).length();
            places.add(IntStream.range(tokens, end).toArray());
            tokens = end;
        }
        return new MicroBatch(rows, places, tokens, length);
    }

    private static List<Integer> ordered(List<Row> rows, Comparator<Row> by) {
        return IntStream.range(0, rows.size())
                .boxed()
                .sorted((a, b) -> by.compare(rows.get(a), rows.get(b)))
                .toList();
    }

    private static int padded(int length) {
        return (length + GRAIN - 1) / GRAIN * GRAIN;
    }
}
