package dev.envtune.trainer.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    @Test
    void mean_halfOfAHundred_nearTheNormalInterval() {
        var values = IntStream.range(0, 100).mapToDouble(i -> i % 2).toArray();
        var interval = Bootstrap.mean(values, 7);
        // 0.5 ± 1.96 · sqrt(0.25 / 100)
        assertThat(interval.mean()).isEqualTo(0.5);
        assertThat(interval.low()).isCloseTo(0.402, Offset.offset(0.015));
        assertThat(interval.high()).isCloseTo(0.598, Offset.offset(0.015));
        assertThat(Bootstrap.mean(values, 7)).isEqualTo(interval);
        assertThat(Bootstrap.upperBound(values, 0.9, 7))
                .isCloseTo(0.564, Offset.offset(0.015)); // 1.28 standard errors
    }

    @Test
    void mean_manySamples_intervalHoldsTheTruthAsOftenAsItSays() {
        var random = new SplittableRandom(11);
        int held = 0;
        for (int trial = 0; trial < 200; trial++) {
            var values = IntStream.range(0, 60).mapToDouble(_ -> random.nextDouble()).toArray();
            var interval = Bootstrap.mean(values, trial);
            if (interval.low() <= 0.5 && 0.5 <= interval.high()) {
                held++;
            }
        }
        assertThat(held / 200.0).isBetween(0.9, 0.99);
    }

    @Test
    void difference_samePairsShifted_hasNoSpread() {
        var before = new double[] {0, 0.5, 1, 0.25};
        var after = new double[] {0.25, 0.75, 1.25, 0.5};
        assertThat(Bootstrap.difference(before, after, 1))
                .isEqualTo(new Interval(0.25, 0.25, 0.25));
        assertThat(Bootstrap.mean(after, 1).low()).isLessThan(0.5);
    }

    @Test
    void difference_otherTasks_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bootstrap.difference(new double[2], new double[3], 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Bootstrap.mean(new double[0], 1));
    }
}
