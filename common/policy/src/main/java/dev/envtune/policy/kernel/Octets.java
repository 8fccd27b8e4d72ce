package dev.envtune.policy.kernel;

import static dev.envtune.policy.kernel.Lanes.OCTET;

/// Rows that will be multiplied: eight beside each other, dimension by dimension, so that the inner loop
/// reads on in one place.
final class Octets {
    private final int depth;
    private float[] data = new float[0];

    Octets(int depth) {
        this.depth = depth;
    }

    void makeRoom(int rows) {
        int needed = (rows + OCTET - 1) / OCTET * OCTET * depth;
        if (data.length < needed) {
            data = new float[needed];
        }
    }

    float[] data() {
        return data;
    }

    /// Where a row's first number stands; the next one stands [Lanes#OCTET] later.
    int at(int row) {
        return row / OCTET * OCTET * depth + row % OCTET;
    }
}
