package dev.envtune.env.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected draws are those of spec/bfcl-protocol.md 6.2, or recorded from CPython 3.11.
class RandomStreamTest {
    /// The upper bound of 2^32 values, each of which takes two words.
    private static final long ALL_BITS = (1L << 32) - 1;

    @Test
    void randint_travelSeed_givesTheOfficialIds() {
        var tokens = RandomStream.seeded(141053);
        assertThat(draws(tokens, 4, 100_000, 999_999))
                .containsExactly(251675, 966117, 376965, 488941);

        var bookings = RandomStream.seeded(141053);
        assertThat(bookings.randint(1_000_000, 9_999_999)).isEqualTo(3426812);
        assertThat(bookings.randint(10_000_000, 99_999_999)).isEqualTo(45451592);
        assertThat(bookings.randint(1_000_000, 9_999_999)).isEqualTo(7223063);

        var cards = RandomStream.seeded(141053);
        assertThat(cards.randint(100_000_000_000L, 999_999_999_999L)).isEqualTo(262919693687L);
        assertThat(cards.randint(10_000, 99_999)).isEqualTo(44620);
    }

    @Test
    void randint_otherOfficialSeeds_giveTheirVectors() {
        assertThat(draws(RandomStream.seeded(200191), 5, 10_000, 99_999))
                .containsExactly(67410, 41772, 24547, 24421, 60424);
        assertThat(draws(RandomStream.seeded(1053520), 4, 0, 86_400))
                .containsExactly(69015, 6994, 64788, 83715);
    }

    @Test
    void uniform_vehicleSeed_givesTheOfficialTemperatures() {
        var stream = RandomStream.seeded(141053);
        assertThat(
                        List.of(
                                stream.uniform(-10, 40),
                                stream.uniform(-10, 40),
                                stream.uniform(-10, 40)))
                .containsExactly(36.63485703790535, 31.29968928699752, 8.546173419897784);
        var speeds = RandomStream.seeded(141053);
        assertThat(List.of(speeds.uniform(0, 120), speeds.uniform(0, 120)))
                .containsExactly(111.92365689097284, 99.11925428879405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0          | 50494 | 99346 | 55125 | 0.04048437818077755
                    42         | 83810 | 14592 | 3278  | 0.7415504997598329
                    4294967295 | 83277 | 81208 | 26633 | 0.21534345751528883
                    4294967296 | 14810 | 46047 | 54765 | 0.9347212762883035
                    18446744073709551621 | 66922 | 94155 | 74359 | 0.5149365298491138
                    -7         | 42445 | 19772 | 51750 | 0.6509344730398537
                    1000000000000000000000000000000 | 64114 | 68853 | 16240 | 0.34916701183971244
                    true       | 17611 | 74606 | 8271  | 0.2550690257394217
                    "abc"      | 73160 | 60319 | 92999 | 0.9172723766738662
                    "é😀"      | 6357  | 45281 | 64686 | 0.420202196362226
                    ""         | 59569 | 78041 | 27117 | 0.3880117152955401
                    1.5        | 72320 | 33566 | 19064 | 0.583340633280344
                    -2.0       | 17196 | 97366 | 39856 | 0.7290682278879539
                    1e300      | 34264 | 4887  | 8881  | 0.701289947455337
                    Infinity   | 25213 | 36012 | 37597 | 0.09868466197069936
                    """)
    void seeded_anySeed_drawsWhatPythonDraws(
            String seed, long first, long second, long third, double fourth) {
        var stream = RandomStream.seeded(JsonValues.parse(seed));
        assertThat(draws(stream, 3, 0, 99_999)).containsExactly(first, second, third);
        assertThat(stream.random()).isEqualTo(fourth);
    }

    @Test
    void randint_pastTheSharedWords_goesOn() {
        var stream = RandomStream.seeded(141053);
        var drawn = draws(stream, 20_000, 0, ALL_BITS);
        assertThat(drawn[0]).isEqualTo(4005903735L);
        assertThat(drawn[700]).isEqualTo(1882352140L);
        assertThat(drawn[8_191]).isEqualTo(309282260L);
        assertThat(drawn[8_192]).isEqualTo(3093219483L);
        assertThat(drawn[19_999]).isEqualTo(2456252748L);
    }

    @Test
    void copy_atAnyPlace_drawsTheSameAndDisturbsNothing() {
        for (int place :
                new int[] {0, 3, RandomSequence.MAX_SHARED, RandomSequence.MAX_SHARED + 7}) {
            var stream = RandomStream.seeded(99);
            draws(stream, place, 0, ALL_BITS);
            var copy = stream.copy();
            var copied = draws(copy, 10, 0, ALL_BITS);
            assertThat(draws(stream, 10, 0, ALL_BITS)).isEqualTo(copied);
        }
    }

    @Test
    void seeded_manyThreads_drawTheSameSequence() throws Exception {
        var expected = draws(RandomStream.seeded(4711), 5_000, 0, ALL_BITS);
        try (var pool = Executors.newFixedThreadPool(4)) {
            Callable<long[]> draw = () -> draws(RandomStream.seeded(4712), 5_000, 0, ALL_BITS);
            var results = pool.invokeAll(List.of(draw, draw, draw, draw));
            for (var result : results) {
                assertThat(result.get()).isEqualTo(results.getFirst().get()).isNotEqualTo(expected);
            }
        }
    }

    @Test
    void seeded_moreSeedsThanAreShared_stillDrawRight() {
        IntStream.range(0, 2_000).forEach(seed -> RandomStream.seeded(10_000_000 + seed).random());
        assertThat(RandomStream.seeded(new Real(1.5)).randint(0, 99_999)).isEqualTo(72320);
        assertThat(RandomStream.seeded(Int.of(BigInteger.TEN.pow(30))).randint(0, 99_999))
                .isEqualTo(64114);
    }

    @Test
    void randint_emptyRange_raisesValueError() {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> RandomStream.seeded(1).randint(5, 2))
                .withMessage("empty range for randrange() (5, 3, -2)");
    }

    @Test
    void seeded_otherTypes_raiseTypeError() {
        for (Value seed : List.of(new ListValue(), None.NONE)) {
            assertThatExceptionOfType(PythonError.class)
                    .isThrownBy(() -> RandomStream.seeded(seed))
                    .withMessageStartingWith("The only supported seed types are");
        }
    }

    private static long[] draws(RandomStream stream, int count, long from, long to) {
        return LongStream.generate(() -> stream.randint(from, to)).limit(count).toArray();
    }
}
