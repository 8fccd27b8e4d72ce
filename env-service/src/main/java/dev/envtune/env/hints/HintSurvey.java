package dev.envtune.env.hints;

import dev.envtune.env.session.PlayableTasks;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Examines mutants of the whole ground truth of a suite.
final class HintSurvey {
    private static final int TASKS_AT_ONCE = 32;

    private final PlayableTasks playable;
    private final long seed;
    private final int mutations;

    private record Seen(int calls, int mutants, List<Finding> findings) {}

    /// @param mutations how many mutants each call of the ground truth has
    HintSurvey(Suite suite, long seed, int mutations) {
        this.playable = new PlayableTasks(suite);
        this.seed = seed;
        this.mutations = mutations;
    }

    /// @param tasks those of the suite that are replayed
    /// @param progress hears how many tasks are done
    HintReport of(List<Task> tasks, IntConsumer progress) {
        var report = new HintReport();
        for (int from = 0; from < tasks.size(); from += TASKS_AT_ONCE) {
            int to = Math.min(from + TASKS_AT_ONCE, tasks.size());
            var batch =
                    IntStream.range(from, to)
                            .parallel()
                            .mapToObj(i -> examine(tasks.get(i)))
                            .toList();
            for (var seen : batch) {
                report.count(seen.calls(), seen.mutants());
                seen.findings().forEach(report::add);
            }
            progress.accept(to);
        }
        return report;
    }

    private Seen examine(Task task) {
        var findings = new ArrayList<Finding>();
        var mutants = new int[1];
        int calls =
                new MutatedReplay(
                                playable.get(task.id()),
                                seed,
                                mutations,
                                trial -> {
                                    mutants[0]++;
                                    var finding = Examination.of(trial);
                                    if (finding != null) {
                                        findings.add(finding);
                                    }
                                })
                        .run();
        return new Seen(calls, mutants[0], findings);
    }
}
