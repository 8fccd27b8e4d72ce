package dev.envtune.policy.kernel;

import static dev.envtune.policy.kernel.Lanes.FLOATS;
import static dev.envtune.policy.kernel.Lanes.OCTET;
import static dev.envtune.policy.kernel.Lanes.PAIR;
import static dev.envtune.policy.kernel.Lanes.WIDTH;

import java.util.List;
import jdk.incubator.vector.FloatVector;

/// Weights of a linear layer, (columns, depth), packed in panels of [Lanes#PAIR] columns.
///
/// @param columns without the padding of the last panel
/// @param depth even: an odd one is followed by zeros
/// @param data panel by panel, see [Elements#weight]
/// @param bias of each column, padded; zeros where there is none
record Matrix<A>(Elements<A> elements, int columns, int depth, A data, float[] bias) {
    /// Packs weights, one after another along the columns.
    ///
    /// @param parts (columns, depth) each, in row order
    /// @param biases of each part, empty where it has none
    static <A> Matrix<A> of(
            Elements<A> elements, int given, List<float[]> parts, List<float[]> biases) {
        int depth = even(given);
        int columns = parts.stream().mapToInt(part -> part.length / given).sum();
        int width = Lanes.padded(columns);
        var data = elements.allocate(width * depth);
        var bias = new float[width];
        int column = 0;
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            int count = part.length / given;
            for (int c = 0; c < count; c++, column++) {
                for (int k = 0; k < given; k++) {
                    elements.set(data, index(elements, depth, column, k), part[c * given + k]);
                }
            }
            System.arraycopy(biases.get(i), 0, bias, column - count, biases.get(i).length);
        }
        return new Matrix<>(elements, columns, depth, data, bias);
    }

    private static int index(Elements<?> elements, int depth, int column, int k) {
        int panel = column / PAIR;
        return panel * depth * PAIR + elements.weight(k, column % PAIR);
    }

    /// Dimensions that rows have which are multiplied.
    static int even(int depth) {
        return depth + (depth & 1);
    }

    /// Columns with the padding.
    int width() {
        return bias.length;
    }

    /// Copies the weights of a column.
    void column(int column, float[] to, int at) {
        for (int k = 0; k < depth; k++) {
            to[at + k] = elements.get(data, index(elements, depth, column, k));
        }
    }

    /// This member's share of the products of rows with all columns.
    ///
    /// @param x rows as [Octets]
    /// @param y (rows, [#width]), in row order
    /// @param add whether the products are added to what is there
    void multiply(Octets x, int rows, float[] y, boolean add, Team.Member member, float[] tile) {
        int panels = width() / PAIR;
        int end = member.end(panels);
        for (int panel = member.begin(panels); panel < end; panel++) {
            int at = panel * depth * PAIR;
            for (int row = 0; row < rows; row += OCTET) {
                if (rows - row == 1) {
                    elements.product(data, at, depth, x, row, tile);
                } else {
                    elements.products(data, at, depth, x, row, tile);
                }
                store(
                        tile,
                        Math.min(OCTET, rows - row),
                        y,
                        row * width() + panel * PAIR,
                        panel,
                        add);
            }
        }
    }

    private void store(float[] tile, int rows, float[] y, int at, int panel, boolean add) {
        for (int row = 0; row < rows; row++) {
            for (int half = 0; half < PAIR; half += WIDTH) {
                int to = at + row * width() + half;
                var sum =
                        FloatVector.fromArray(FLOATS, tile, row * PAIR + half)
                                .add(FloatVector.fromArray(FLOATS, bias, panel * PAIR + half));
                if (add) {
                    sum = sum.add(FloatVector.fromArray(FLOATS, y, to));
                }
                sum.intoArray(y, to);
            }
        }
    }
}
