package dev.envtune.worker.rollout;

import dev.envtune.contract.Category;
import dev.envtune.contract.Trajectory;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// How well a policy plays, by category.
///
/// @param byCategory of the categories played, in their order
/// @param overall of all episodes
public record Evaluation(Map<Category, Scores> byCategory, Scores overall) {
    /// Means over episodes.
    ///
    /// @param episodes how many
    /// @param turnScore over all turns of a task
    /// @param groundTruthTurns over its turns with ground truth
    /// @param baseline turn score of always answering
    /// @param accuracy share of valid official verdicts
    /// @param wellFormed share of messages that are well-formed calls, over all messages
    /// @param callsPerTurn calls over turns
    /// @param truncated share of episodes that the window ended
    public record Scores(
            int episodes,
            double turnScore,
            double groundTruthTurns,
            double baseline,
            double accuracy,
            double wellFormed,
            double callsPerTurn,
            double truncated) {
        static Scores of(List<Trajectory> trajectories) {
            long messages = trajectories.stream().mapToLong(t -> t.codes().size()).sum();
            long calls =
                    trajectories.stream()
                            .flatMap(t -> t.codes().stream())
                            .filter(code -> code == -1 || code == -2)
                            .count();
            long turns = trajectories.stream().mapToLong(t -> t.score().turnScores().size()).sum();
            return new Scores(
                    trajectories.size(),
                    mean(trajectories, t -> t.score().rewards().progress()),
                    mean(trajectories, t -> t.score().groundTruthTurns()),
                    mean(trajectories, t -> t.score().baseline()),
                    mean(trajectories, t -> t.score().verdict().valid() ? 1 : 0),
                    messages == 0 ? 0 : (double) calls / messages,
                    turns == 0 ? 0 : (double) calls / turns,
                    mean(trajectories, t -> t.truncated() ? 1 : 0));
        }

        private static double mean(
                List<Trajectory> trajectories,
                java.util.function.ToDoubleFunction<Trajectory> value) {
            return trajectories.stream().mapToDouble(value).average().orElse(0);
        }
    }

    public static Evaluation of(List<Trajectory> trajectories) {
        var byCategory = new EnumMap<Category, Scores>(Category.class);
        trajectories.stream()
                .collect(Collectors.groupingBy(Trajectory::category))
                .forEach((category, group) -> byCategory.put(category, Scores.of(group)));
        return new Evaluation(byCategory, Scores.of(trajectories));
    }

    /// A table for people.
    public String table() {
        var text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-14s %8s %10s %12s %9s %9s %11s %10s %9s%n",
                        "category",
                        "episodes",
                        "turn score",
                        "ground truth",
                        "baseline",
                        "accuracy",
                        "well-formed",
                        "calls/turn",
                        "truncated"));
        byCategory.forEach((category, scores) -> row(text, label(category), scores));
        row(text, "all", overall);
        return text.toString();
    }

    private static String label(Category category) {
        return category.name().toLowerCase(Locale.ROOT);
    }

    private static void row(StringBuilder text, String name, Scores scores) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-14s %8d %10.3f %12.3f %9.3f %9.3f %11.3f %10.2f %9.3f%n",
                        name,
                        scores.episodes,
                        scores.turnScore,
                        scores.groundTruthTurns,
                        scores.baseline,
                        scores.accuracy,
                        scores.wellFormed,
                        scores.callsPerTurn,
                        scores.truncated));
    }
}
