package dev.envtune.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envtune.contract.Category;
import dev.envtune.trainer.metrics.ValidationMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics.Episode;
import dev.envtune.trainer.metrics.ValidationMetrics.Moment;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void of_oneStage_countsByCategoryAndOverAll() {
        var summary =
                Summary.of(
                        List.of(
                                validation(
                                        Moment.BEFORE, 0, episode("a", 0, 4), episode("b", 0.5, 4)),
                                validation(
                                        Moment.AFTER, 4, episode("a", 0.5, 4), episode("b", 1, 6))),
                        1);

        var lines = summary.stages().getFirst().lines();
        assertThat(lines)
                .extracting(Summary.Line::tasks)
                .containsExactly("base", "base", "all", "all");
        assertThat(lines.get(2).groundTruthTurns().mean()).isEqualTo(0.25);
        assertThat(lines.get(2).groundTruthTurns().low()).isZero();
        assertThat(lines.get(2).groundTruthTurns().high()).isEqualTo(0.5);
        assertThat(lines.get(3).groundTruthTurns().mean()).isEqualTo(0.75);
        assertThat(lines.get(3).accuracy()).isEqualTo(0.5);
        assertThat(lines.get(3).wellFormed()).isEqualTo(10 / 16.0);
        assertThat(lines.get(3).callsPerTurn()).isEqualTo(10 / 4.0);
        assertThat(summary.warnings()).isEmpty();
    }

    @Test
    void of_everyTaskEquallyBetter_pairedDifferenceHasNoWidth() {
        var summary =
                Summary.of(
                        List.of(
                                validation(
                                        Moment.BEFORE,
                                        0,
                                        episode("a", 0, 4),
                                        episode("b", 0.5, 4),
                                        episode("gone", 1, 4)),
                                validation(
                                        Moment.AFTER,
                                        4,
                                        episode("b", 0.75, 4),
                                        episode("a", 0.25, 4),
                                        episode("new", 0, 4))),
                        1);

        var all = Objects.requireNonNull(summary.overall()).lines().getLast();
        assertThat(all.pairs()).isEqualTo(2);
        assertThat(all.before()).isEqualTo(0.25);
        assertThat(all.after()).isEqualTo(0.5);
        assertThat(all.difference().mean()).isEqualTo(0.25, within(1e-12));
        assertThat(all.difference().low()).isEqualTo(0.25, within(1e-12));
        assertThat(all.difference().high()).isEqualTo(0.25, within(1e-12));
    }

    @Test
    void of_callsHalved_warns() {
        var halved =
                Summary.of(
                        List.of(
                                validation(Moment.BEFORE, 0, episode("a", 0, 4)),
                                validation(Moment.AFTER, 4, episode("a", 0, 2))),
                        1);
        var nearly =
                Summary.of(
                        List.of(
                                validation(Moment.BEFORE, 0, episode("a", 0, 5)),
                                validation(Moment.AFTER, 4, episode("a", 0, 3))),
                        1);

        assertThat(halved.warnings()).singleElement().asString().contains("from 2.00 to 1.00");
        assertThat(nearly.warnings()).isEmpty();
    }

    @Test
    void of_nothing_isEmpty() {
        var summary = Summary.of(List.of(), 1);

        assertThat(summary.stages()).isEmpty();
        assertThat(summary.overall()).isNull();
        assertThat(SummaryTable.text(summary)).isEmpty();
    }

    @Test
    void text_aWholeRun_fits110ColumnsAndNamesEveryStage() {
        var text = SummaryTable.text(Summary.of(new SampleRun(4, 1).validations(), 1));

        assertThat(text.lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
        assertThat(text)
                .contains("Stage 1, syntax", "Stage 4, alignment", "miss_param", "The whole run");
        assertThat(text.lines().filter(line -> line.startsWith("  all"))).hasSize(9);
    }

    private static ValidationMetrics validation(Moment moment, int update, Episode... episodes) {
        return new ValidationMetrics(
                update, 1, "syntax", moment, SampleRun.BEGUN, List.of(episodes), 1);
    }

    private static Episode episode(String task, double score, int calls) {
        return new Episode(
                task, Category.BASE, score, score, score, 0, score == 1, 8, calls, 2, false);
    }
}
