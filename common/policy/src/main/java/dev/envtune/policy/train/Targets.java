package dev.envtune.policy.train;

import java.util.ArrayList;
import java.util.List;

/// The tokens of a micro-batch that the head scores, in chunks, so that logits of all of them are never
/// there together.
///
/// @param rows the index of each target's row in the step's list
/// @param ordinals which of its row's targets each one is
/// @param at the packed token that predicts each target
/// @param ids the token id of each target
record Targets(int[] rows, int[] ordinals, int[] at, int[] ids) {
    static List<Targets> chunks(List<Row> rows, MicroBatch batch, int chunk) {
        var chunks = new ArrayList<Targets>();
        var open = new Builder(chunk);
        for (int r = 0; r < batch.rows().size(); r++) {
            int index = batch.rows().get(r);
            var places = batch.places().get(r);
            var row = rows.get(index);
            var positions = row.targets();
            var ids = row.ids();
            for (int ordinal = 0; ordinal < positions.length; ordinal++) {
                if (open.isFull()) {
                    chunks.add(open.build());
                    open = new Builder(chunk);
                }
                int position = positions[ordinal];
                open.add(index, ordinal, places[position - 1], ids[position]);
            }
        }
        if (!open.isEmpty()) {
            chunks.add(open.build());
        }
        return chunks;
    }

    int size() {
        return ids.length;
    }

    /// Picks each target's value from values by row and ordinal.
    float[] pick(List<float[]> values) {
        var picked = new float[size()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values.get(rows[i])[ordinals[i]];
        }
        return picked;
    }

    /// Puts each target's value into values by row and ordinal.
    void put(float[] source, int from, List<float[]> values) {
        for (int i = 0; i < size(); i++) {
            values.get(rows[i])[ordinals[i]] = source[from + i];
        }
    }

    private static final class Builder {
        private final int[] rows;
        private final int[] ordinals;
        private final int[] at;
        private final int[] ids;
        private int size;

        Builder(int capacity) {
            rows = new int[capacity];
            ordinals = new int[capacity];
            at = new int[capacity];
            ids = new int[capacity];
        }

        void add(int row, int ordinal, int token, int id) {
            rows[size] = row;
            ordinals[size] = ordinal;
            at[size] = token;
            ids[size++] = id;
        }

        boolean isFull() {
            return size == ids.length;
        }

        boolean isEmpty() {
            return size == 0;
        }

        Targets build() {
            return new Targets(
                    java.util.Arrays.copyOf(rows, size),
                    java.util.Arrays.copyOf(ordinals, size),
                    java.util.Arrays.copyOf(at, size),
                    java.util.Arrays.copyOf(ids, size));
        }
    }
}
