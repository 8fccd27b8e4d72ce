package dev.envtune.trainer.report.html;

import dev.envtune.trainer.metrics.TrainedRollout;
import dev.envtune.trainer.metrics.UpdateMetrics;
import dev.envtune.trainer.report.RunFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which rollouts a report shows, so that it stays small: of each stage the first and the last update,
/// of each of these two tasks, those whose rewards differ most, with all their rollouts as far as the
/// space allows.
final class RolloutChoice {
    private static final int TASKS = 2;

    /// Of all updates together: sampled tokens weigh most of a report, some 15 bytes each.
    private static final int SAMPLED_TOKENS = 600_000;

    private RolloutChoice() {}

    /// @param updates of the run, in order
    static RolloutViews of(RunFolder folder, List<UpdateMetrics> updates, TokenTexts tokens) {
        var viewer = new RolloutViewer(tokens);
        var shown = new ArrayList<RolloutViews.RolloutView>();
        var chosen = ends(updates);
        int room = chosen.isEmpty() ? 0 : SAMPLED_TOKENS / chosen.size();
        for (int update : chosen) {
            int used = 0;
            for (var rollout : widest(folder.readTrajectories(update))) {
                used += sampled(rollout);
                if (used <= room) {
                    shown.add(viewer.view(rollout));
                }
            }
        }
        long all = updates.stream().mapToLong(UpdateMetrics::rollouts).sum();
        return new RolloutViews(viewer.openings(), shown, words(shown.size(), all));
    }

    /// The first and the last update of each stage.
    private static Set<Integer> ends(List<UpdateMetrics> updates) {
        var ends = new LinkedHashSet<Integer>();
        new TreeMap<>(updates.stream().collect(Collectors.groupingBy(UpdateMetrics::stage)))
                .values()
                .forEach(
                        ofStage -> {
                            ends.add(ofStage.getFirst().update());
                            ends.add(ofStage.getLast().update());
                        });
        return ends;
    }

    private static List<TrainedRollout> widest(List<TrainedRollout> rollouts) {
        var byTask =
                new TreeMap<>(
                        rollouts.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                rollout -> rollout.trajectory().task())));
        return byTask.values().stream()
                .sorted(Comparator.comparingDouble(RolloutChoice::spread).reversed())
                .limit(TASKS)
                .flatMap(
                        group ->
                                group.stream()
                                        .sorted(Comparator.comparingInt(TrainedRollout::index)))
                .toList();
    }

    private static double spread(List<TrainedRollout> group) {
        var rewards = group.stream().mapToDouble(TrainedRollout::reward).summaryStatistics();
        return rewards.getMax() - rewards.getMin();
    }

    private static int sampled(TrainedRollout rollout) {
        return rollout.trajectory().messages().stream()
                .mapToInt(message -> message.logprobs().length)
                .sum();
    }

    private static String words(int shown, long all) {
        return ("%d of %d rollouts are in this file: of each stage the first and the last update, of each"
                        + " of these the %d tasks whose rollouts differ most in reward. All are in the run's"
                        + " folder, in trajectories/.")
                .formatted(shown, all, TASKS);
    }
}
