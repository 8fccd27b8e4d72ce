package dev.envtune.policy.kernel;

import static dev.envtune.policy.kernel.Lanes.OCTET;
import static dev.envtune.policy.kernel.Lanes.PAIR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Products by the processor's bfloat16 instruction, beside those of widened numbers.
class PairProductsTest {
    private static final HalfElements WIDENED = new HalfElements(Optional.empty());

    private final Random random = new Random(3);

    private static HalfElements paired() {
        assumeTrue(
                PairProducts.here().isPresent(),
                "this processor has no AVX-512 instruction for bfloat16 products");
        return new HalfElements(PairProducts.here());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 333})
    void products_anyDepth_asOfNumbersThatAreWidened(int depth) {
        var paired = paired();
        var rows = numbers(OCTET * depth);
        var weights = numbers(PAIR * depth);

        var got = products(paired, rows, weights, depth, OCTET);
        var wanted = products(WIDENED, rounded(rows), weights, depth, OCTET);

        assertThat(got).containsExactly(wanted, Offset.offset(1e-5f * depth));
    }

    @Test
    void product_oneRow_theSameBitsAsOfEight() {
        for (var elements : List.of(WIDENED, paired())) {
            int depth = 320;
            var rows = numbers(OCTET * depth);
            var weights = numbers(PAIR * depth);

            var eight = products(elements, rows, weights, depth, OCTET);
            var one = products(elements, rows, weights, depth, 1);

            for (int lane = 0; lane < PAIR; lane++) {
                assertThat(one[lane]).isEqualTo(eight[lane]);
            }
        }
    }

    @Test
    void eight_arraysTooShort_isRefusedBeforeMachineCodeRuns() {
        paired();
        var products = PairProducts.here().orElseThrow();
        var tile = new float[OCTET * PAIR];

        assertThatThrownBy(() -> products.eight(new short[2 * PAIR], 1, new int[OCTET], 0, 1, tile))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> products.eight(new short[2 * PAIR], 0, new int[7], 0, 1, tile))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private float[] numbers(int count) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static float[] rounded(float[] numbers) {
        var rounded = new float[numbers.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Float.intBitsToFloat(HalfElements.rounded(numbers[i]) << Short.SIZE);
        }
        return rounded;
    }

    /// @param rows (8, depth)
    /// @param weights (PAIR, depth)
    private static float[] products(
            HalfElements elements, float[] rows, float[] weights, int depth, int count) {
        var matrix = Matrix.of(elements, depth, List.of(weights), List.of(new float[0]));
        var octets = new Octets(matrix.depth(), elements.pairsRows());
        octets.makeRoom(OCTET);
        for (int row = 0; row < OCTET; row++) {
            octets.put(row, 0, rows, row * depth, depth);
        }
        var tile = new float[OCTET * PAIR];
        if (count == 1) {
            elements.product(matrix.data(), 0, matrix.depth(), octets, 0, tile);
        } else {
            elements.products(matrix.data(), 0, matrix.depth(), octets, 0, tile);
        }
        return tile;
    }
}
