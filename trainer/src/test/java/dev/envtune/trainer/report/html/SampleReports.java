package dev.envtune.trainer.report.html;

import dev.envtune.trainer.report.RunFolder;
import dev.envtune.trainer.report.SampleRun;
import java.time.Duration;

/// Folders and reports of sample runs.
final class SampleReports {
    private SampleReports() {}

    /// @param updatesPerStage of four stages
    /// @param rollouts whether updates get rollouts
    static SampleRun fill(RunFolder folder, int updatesPerStage, boolean rollouts) {
        var run = new SampleRun(updatesPerStage, 5);
        folder.writeConfiguration(
                "preset: demo\nseed: 1\nrollouts:\n  tasks: 8\n  group_size: 8\n");
        run.updates().forEach(folder::append);
        run.validations().forEach(folder::append);
        if (rollouts) {
            for (var update : run.updates()) {
                folder.writeTrajectories(update.update(), run.rollouts(update.update()));
            }
        }
        return run;
    }

    static String html(RunFolder folder, SampleRun run) {
        return HtmlReport.html(
                folder,
                new RunFacts(
                        "demo",
                        1,
                        "starter, 6.7 million weights",
                        "starter suite: 400 trained on, 120 held out",
                        "2 cores, 23 GiB",
                        SampleRun.BEGUN,
                        Duration.ofSeconds(787)),
                run.tokens()::texts);
    }
}
