package dev.envtune.env.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.task.StarterSuite;
import org.junit.jupiter.api.Test;

class PerformanceTest {
    @Test
    void ofTruth_anyStarterTask_endsWithFullMarks() {
        var suite = StarterSuite.load();

        for (var task : suite.tasks()) {
            var truth = Performance.ofTruth(suite, task);

            assertThat(truth.opening().task()).isEqualTo(task.id());
            assertThat(truth.steps().getLast().response().progress()).isEqualTo(1.0);
        }
    }
}
