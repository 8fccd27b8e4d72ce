package dev.envtune.worker.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envtune.contract.Category;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final Offset<Double> PRINTED = within(5e-5);

    @Test
    void share_ofIndependentEpisodes_isWilsons() {
        var half = Sample.overEpisodes(base(1, 1, 1, 1, 1, 0, 0, 0, 0, 0), SampleTest::value);
        assertThat(half.share().mean()).isEqualTo(0.5);
        assertThat(half.share().low()).isCloseTo(0.2366, PRINTED);
        assertThat(half.share().high()).isCloseTo(0.7634, PRINTED);

        var none = Sample.overEpisodes(base(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), SampleTest::value);
        assertThat(none.share().low()).isZero();
        assertThat(none.share().high()).isCloseTo(0.2775, PRINTED);

        var all = Sample.overEpisodes(base(1, 1, 1, 1), SampleTest::value);
        assertThat(all.share().low()).isCloseTo(0.5101, PRINTED);
        assertThat(all.share().high()).isEqualTo(1);
    }

    @Test
    void score_ofIndependentEpisodes_isStudents() {
        // deviation 0.5 over 4: 0.25, and t of 3 degrees of freedom is 3.18
        var sample = Sample.overEpisodes(base(0.25, 0.25, 0.75, 0.75), SampleTest::value);
        double error = Math.sqrt(0.25 / 3 / 4);
        assertThat(sample.score().low()).isCloseTo(Math.max(0, 0.5 - 3.18 * error), within(0.005));
        assertThat(sample.score().high()).isCloseTo(0.5 + 3.18 * error, within(0.005));
    }

    @Test
    void intervals_samplesOfOneScenarioThatAgree_countOnce() {
        var once = base(1, 0, 1, 1, 0);
        var often = new ArrayList<PlayedEpisode>();
        for (int sample = 0; sample < 6; sample++) {
            often.addAll(once);
        }

        assertThat(Sample.overEpisodes(often, SampleTest::value).share())
                .isEqualTo(Sample.overEpisodes(once, SampleTest::value).share());
        var few = Sample.overEpisodes(once, SampleTest::value).score();
        var many = Sample.overEpisodes(often, SampleTest::value).score();
        assertThat(many.low()).isCloseTo(few.low(), within(1e-12));
        assertThat(many.high()).isCloseTo(few.high(), within(1e-12));
    }

    @Test
    void overCategories_unevenCategories_countTheSame() {
        var episodes = new ArrayList<>(base(1, 1, 1));
        episodes.add(Episodes.episode(Category.MISS_FUNC, 9, 0, 0));

        assertThat(Sample.overCategories(episodes, SampleTest::value).share().mean())
                .isEqualTo(0.5);
        assertThat(Sample.overEpisodes(episodes, SampleTest::value).share().mean()).isEqualTo(0.75);
    }

    @Test
    void intervals_oneScenario_sayNothing() {
        var sample = Sample.overEpisodes(base(0.5), SampleTest::value);
        assertThat(sample.score()).isEqualTo(new Estimate(0.5, 0, 1));
        assertThat(sample.share().low()).isLessThan(0.1);
    }

    @Test
    void t_knownQuantiles_withinAPercent() {
        assertThat(Sample.t(3)).isCloseTo(3.1824, within(0.032));
        assertThat(Sample.t(5)).isCloseTo(2.5706, within(0.005));
        assertThat(Sample.t(9)).isCloseTo(2.2622, within(0.0005));
        assertThat(Sample.t(199)).isCloseTo(1.9720, within(0.0001));
    }

    private static List<PlayedEpisode> base(double... values) {
        var episodes = new ArrayList<PlayedEpisode>();
        for (int i = 0; i < values.length; i++) {
            episodes.add(Episodes.episode(Category.BASE, i, 0, values[i]));
        }
        return episodes;
    }

    private static double value(PlayedEpisode episode) {
        return episode.score().rewards().progress();
    }
}
