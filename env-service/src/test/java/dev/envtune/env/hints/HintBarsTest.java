package dev.envtune.env.hints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.task.BfclImporter;
import dev.envtune.env.task.OfficialData;
import dev.envtune.env.task.StarterSuite;
import dev.envtune.env.task.Suite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The properties and bars of hints over a sample of tasks; `hints report` examines all.
class HintBarsTest {
    private static final long SEED = 4;

    @Test
    void starterSuite_sampled_keepsPropertiesAndBars() {
        requireKept(StarterSuite.load(), 64);
    }

    @Test
    void officialData_sampled_keepsPropertiesAndBars() {
        requireKept(BfclImporter.read(OfficialData.folder()).suite(), 64);
    }

    private static void requireKept(Suite suite, int size) {
        var tasks = new ArrayList<>(suite.tasks());
        Collections.shuffle(tasks, new Random(SEED));
        var report = new HintSurvey(suite, SEED, 3).of(tasks.subList(0, size), _ -> {});

        assertThat(report.broken()).isEmpty();
        assertThat(report.mutants()).isGreaterThanOrEqualTo(3 * report.calls());
        assertThat(report.total().failures()).isGreaterThan(2 * report.calls());
        assertThat(report.total().hintedShare()).isEqualTo(1);
        assertThat(report.total().augmentedCauses())
                .isLessThanOrEqualTo(HintReport.MOST_CAUSES)
                .isLessThan(report.total().standardCauses());
        assertThat(report.total().nexts()).isGreaterThan(report.calls());
        assertThat(report.total().truth()).isGreaterThanOrEqualTo(HintReport.LEAST_TRUTH);
        assertThat(report.isKept()).isTrue();
    }
}
