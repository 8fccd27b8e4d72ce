package dev.envtune.worker.evaluation;

import dev.envtune.contract.Category;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Values in [0, 1] of episodes, and how sure their mean is. Episodes of one scenario are alike: samples of
/// a task, and the variants of it in other categories. So scenarios count, and not episodes.
final class Sample {
    private static final double Z = 1.959963984540054; // of the normal distribution, two-sided 95%

    private final double mean;
    private final double variance;
    private final int episodes;
    private final int scenarios;

    private Sample(double mean, double[] influences, int episodes) {
        this.mean = mean;
        this.episodes = episodes;
        this.scenarios = influences.length;
        double squares = Arrays.stream(influences).map(u -> u * u).sum();
        this.variance = scenarios < 2 ? Double.NaN : squares * scenarios / (scenarios - 1);
    }

    /// The mean over all episodes.
    ///
    /// @param episodes at least one
    static Sample overEpisodes(
            List<PlayedEpisode> episodes, ToDoubleFunction<PlayedEpisode> value) {
        double mean = mean(episodes, value);
        return of(episodes, value, mean, _ -> mean, _ -> 1.0 / episodes.size());
    }

    /// The mean over categories of the means over their episodes.
    ///
    /// @param episodes at least one
    static Sample overCategories(
            List<PlayedEpisode> episodes, ToDoubleFunction<PlayedEpisode> value) {
        var sums = new EnumMap<Category, Double>(Category.class);
        var counts = new EnumMap<Category, Integer>(Category.class);
        for (var episode : episodes) {
            sums.merge(episode.category(), value.applyAsDouble(episode), Double::sum);
            counts.merge(episode.category(), 1, Integer::sum);
        }
        var means = new EnumMap<Category, Double>(Category.class);
        counts.forEach((category, count) -> means.put(category, at(sums, category) / count));
        return of(
                episodes,
                value,
                means.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                episode -> at(means, episode.category()),
                episode -> 1.0 / means.size() / at(counts, episode.category()));
    }

    private static double at(Map<Category, ? extends Number> map, Category category) {
        return java.util.Objects.requireNonNull(map.get(category)).doubleValue();
    }

    /// @param center what an episode's value is taken from
    /// @param weight of an episode in the mean; all are 1 together
    private static Sample of(
            List<PlayedEpisode> episodes,
            ToDoubleFunction<PlayedEpisode> value,
            double mean,
            ToDoubleFunction<PlayedEpisode> center,
            ToDoubleFunction<PlayedEpisode> weight) {
        var influences = new HashMap<Integer, Double>();
        for (var episode : episodes) {
            double residual = value.applyAsDouble(episode) - center.applyAsDouble(episode);
            influences.merge(
                    episode.scenario(), weight.applyAsDouble(episode) * residual, Double::sum);
        }
        return new Sample(
                mean,
                influences.values().stream().mapToDouble(Double::doubleValue).toArray(),
                episodes.size());
    }

    static double mean(List<PlayedEpisode> episodes, ToDoubleFunction<PlayedEpisode> value) {
        return episodes.stream().mapToDouble(value).average().orElse(0);
    }

    /// Of a score: Student's t over scenarios.
    Estimate score() {
        if (scenarios < 2) {
            return new Estimate(mean, 0, 1);
        }
        double reach = t(scenarios - 1) * Math.sqrt(variance);
        return new Estimate(mean, Math.max(0, mean - reach), Math.min(1, mean + reach));
    }

    /// Of a share of yes and no: Wilson's interval. Where scenarios have several episodes, these count as
    /// many as would be as sure if they were independent: at least one a scenario.
    Estimate share() {
        double apart = mean * (1 - mean) / variance;
        double n = Double.isFinite(apart) ? Math.clamp(apart, scenarios, episodes) : scenarios;
        double z2 = Z * Z;
        double center = (mean + z2 / (2 * n)) / (1 + z2 / n);
        double reach = Z / (1 + z2 / n) * Math.sqrt(mean * (1 - mean) / n + z2 / (4 * n * n));
        return new Estimate(
                mean, Math.clamp(center - reach, 0, mean), Math.clamp(center + reach, mean, 1));
    }

    /// The two-sided 95% quantile of Student's t: exact for one and two degrees of freedom, else Cornish and
    /// Fisher's expansion, at most 1% off.
    static double t(int freedom) {
        double z3 = Z * Z * Z;
        double z5 = z3 * Z * Z;
        double z7 = z5 * Z * Z;
        double v = freedom;
        return switch (freedom) {
            case 1 -> 12.706204736;
            case 2 -> 4.302652730;
            default ->
                    Z
                            + (z3 + Z) / (4 * v)
                            + (5 * z5 + 16 * z3 + 3 * Z) / (96 * v * v)
                            + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * v * v * v);
        };
    }
}
