package dev.envtune.worker.evaluation;

import dev.envtune.contract.Category;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// How well a policy plays.
///
/// @param byCategory of the categories played, in their order
/// @param meanOfCategories every category counts the same, as BFCL's overall multi-turn figure has it
/// @param overall every episode counts the same
public record Evaluation(
        Map<Category, Scores> byCategory, Scores meanOfCategories, Scores overall) {
    /// Means over episodes.
    ///
    /// @param episodes how many
    /// @param tasks how many there are of
    /// @param accuracy share of valid official verdicts
    /// @param turnScore over all turns of a task
    /// @param groundTruthTurns turn score over the turns with ground truth
    /// @param baseline turn score of always answering; its accuracy is 0 wherever a turn needs calls
    /// @param wellFormed share of messages that are well-formed calls, over all messages
    /// @param callsPerTurn messages with calls over turns
    /// @param truncated share of episodes that the window ended
    public record Scores(
            int episodes,
            int tasks,
            Estimate accuracy,
            Estimate turnScore,
            Estimate groundTruthTurns,
            double baseline,
            double wellFormed,
            double callsPerTurn,
            double truncated) {}

    /// How a mean is taken.
    @FunctionalInterface
    private interface Means {
        Sample of(List<PlayedEpisode> episodes, ToDoubleFunction<PlayedEpisode> value);
    }

    /// @param episodes at least one
    public static Evaluation of(List<PlayedEpisode> episodes) {
        var byCategory = new EnumMap<Category, Scores>(Category.class);
        episodes.stream()
                .collect(Collectors.groupingBy(PlayedEpisode::category))
                .forEach(
                        (category, group) ->
                                byCategory.put(category, scores(group, Sample::overEpisodes)));
        return new Evaluation(
                byCategory,
                scores(episodes, Sample::overCategories),
                scores(episodes, Sample::overEpisodes));
    }

    private static Scores scores(List<PlayedEpisode> episodes, Means means) {
        return new Scores(
                episodes.size(),
                Math.toIntExact(episodes.stream().map(PlayedEpisode::task).distinct().count()),
                means.of(episodes, one -> one.score().verdict().valid() ? 1 : 0).share(),
                means.of(episodes, one -> one.score().rewards().progress()).score(),
                means.of(episodes, one -> one.score().groundTruthTurns()).score(),
                means.of(episodes, one -> one.score().baseline()).score().mean(),
                ratio(episodes, PlayedEpisode::calling, one -> one.codes().size()),
                ratio(episodes, PlayedEpisode::calling, PlayedEpisode::turns),
                Sample.mean(episodes, one -> one.truncated() ? 1 : 0));
    }

    private static double ratio(
            List<PlayedEpisode> episodes,
            ToDoubleFunction<PlayedEpisode> part,
            ToDoubleFunction<PlayedEpisode> whole) {
        double all = episodes.stream().mapToDouble(whole).sum();
        return all == 0 ? 0 : episodes.stream().mapToDouble(part).sum() / all;
    }
}
