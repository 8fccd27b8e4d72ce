package dev.envtune.trainer.report.html;

import dev.envtune.trainer.algorithm.Interval;
import dev.envtune.trainer.metrics.UpdateMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics.Moment;
import dev.envtune.trainer.report.Summary;
import java.util.List;

/// All that the page of a report shows, as its scripts read it.
///
/// @param facts label and value
/// @param configuration YAML
record ReportContent(
        List<Fact> facts,
        Summary summary,
        List<UpdateMetrics> updates,
        List<ValidationPoint> validations,
        String configuration,
        RolloutViews rollouts) {
    record Fact(String label, String value) {}

    /// A validation in a curve.
    record ValidationPoint(
            int update, int stage, String stageName, Moment moment, Interval groundTruthTurns) {}
}
