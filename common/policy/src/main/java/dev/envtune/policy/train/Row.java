package dev.envtune.policy.train;

import java.util.Arrays;

/// One sequence to compute logprobs or losses of.
///
/// @param ids (length) token ids
/// @param weights (length) loss weight of each token as a target; 0 leaves it out, and the first token
///     is never a target
public record Row(int[] ids, float[] weights) {
    public Row {
        if (ids.length != weights.length || ids.length == 0) {
            throw new IllegalArgumentException(
                    "a row of %d ids and %d weights".formatted(ids.length, weights.length));
        }
        ids = ids.clone();
        weights = weights.clone();
    }

    public int length() {
        return ids.length;
    }

    /// With all weights multiplied by a factor.
    public Row scaled(float factor) {
        var scaled = new float[weights.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = weights[i] * factor;
        }
        return new Row(ids, scaled);
    }

    /// Positions of the targets, ascending.
    public int[] targets() {
        var positions = new int[ids.length];
        int count = 0;
        for (int i = 1; i < ids.length; i++) {
            if (weights[i] != 0) {
                positions[count++] = i;
            }
        }
        return Arrays.copyOf(positions, count);
    }
}
