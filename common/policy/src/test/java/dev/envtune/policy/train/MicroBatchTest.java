package dev.envtune.policy.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicroBatchTest {
    @Test
    void pack_rowsOfAGroup_sharedTokensOnce() {
        var rows = rows(new int[] {5, 6, 7, 8}, new int[] {5, 6, 9}, new int[] {5, 6, 7, 8});

        var batches = MicroBatch.pack(rows, 100);

        assertThat(batches).hasSize(1);
        var batch = batches.getFirst();
        assertThat(batch.tokens()).isEqualTo(5);
        assertThat(batch.length()).isZero();
        assertThat(batch.rows()).containsExactly(0, 2, 1);
        assertThat(batch.places())
                .containsExactly(
                        new int[] {0, 1, 2, 3}, new int[] {0, 1, 2, 3}, new int[] {0, 1, 4});
    }

    @Test
    void pack_rowsThatShareLittle_paddedInOrderOfLength() {
        var rows = rows(new int[] {1, 2, 3}, new int[] {1, 4, 5, 6, 7});

        var batch = MicroBatch.pack(rows, 100).getFirst();

        assertThat(batch.rows()).containsExactly(1, 0);
        assertThat(batch.length()).isEqualTo(16);
        assertThat(batch.tokens()).isEqualTo(8);
    }

    @Test
    void pack_moreThanTheBudget_startsAgainWithAWholeRow() {
        var rows = rows(new int[] {5, 6, 7, 8}, new int[] {5, 6, 7, 9}, new int[] {5, 6, 7, 10});

        var batches = MicroBatch.pack(rows, 5);

        assertThat(batches).extracting(MicroBatch::tokens).containsExactly(5, 4);
        assertThat(batches.getLast().places()).containsExactly(new int[] {0, 1, 2, 3});
    }

    @Test
    void pack_rowsWithoutCommonPrefixes_paddedToTheGrain() {
        var other = new int[512];
        other[0] = 1;
        var rows = rows(new int[513], other);

        assertThat(MicroBatch.pack(rows, 600))
                .extracting(MicroBatch::length)
                .containsExactly(528, 512);
    }

    private static List<Row> rows(int[]... ids) {
        return Arrays.stream(ids).map(row -> new Row(row, new float[row.length])).toList();
    }
}
