package dev.envtune.policy.kernel;

import static dev.envtune.policy.kernel.Lanes.OCTET;

/// Rows that will be multiplied: eight beside each other, dimension by dimension, so that the inner loop
/// reads on in one place. Either float32, or pairs of dimensions in bfloat16.
final class Octets {
    private final int depth;
    private final boolean paired;
    private float[] numbers = new float[0];
    private int[] pairs = new int[0];

    /// @param depth even
    Octets(int depth, boolean paired) {
        this.depth = depth;
        this.paired = paired;
    }

    void makeRoom(int rows) {
        int needed = (rows + OCTET - 1) / OCTET * OCTET * depth;
        if (paired && pairs.length < needed / 2) {
            pairs = new int[needed / 2];
        }
        if (!paired && numbers.length < needed) {
            numbers = new float[needed];
        }
    }

    /// Puts numbers into a row.
    ///
    /// @param dimension of the first of them, even
    void put(int row, int dimension, float[] from, int fromAt, int count) {
        int at = at(row) + dimension * OCTET;
        if (!paired) {
            for (int i = 0; i < count; i++) {
                numbers[at + i * OCTET] = from[fromAt + i];
            }
            return;
        }
        int to = pairAt(row) + dimension / 2 * OCTET;
        for (int i = 0; i < count / 2; i++) {
            pairs[to + i * OCTET] =
                    HalfElements.rounded(from[fromAt + 2 * i]) & 0xFFFF
                            | HalfElements.rounded(from[fromAt + 2 * i + 1]) << Short.SIZE;
        }
        if (count % 2 == 1) {
            pairs[to + count / 2 * OCTET] = HalfElements.rounded(from[fromAt + count - 1]) & 0xFFFF;
        }
    }

    float[] numbers() {
        return numbers;
    }

    /// Where a row's first number stands; the next one stands [Lanes#OCTET] later.
    int at(int row) {
        return row / OCTET * OCTET * depth + row % OCTET;
    }

    /// The lower half of each is the even dimension.
    int[] pairs() {
        return pairs;
    }

    /// Where a row's first pair stands; the next one stands [Lanes#OCTET] later.
    int pairAt(int row) {
        return row / OCTET * OCTET * depth / 2 + row % OCTET;
    }
}
