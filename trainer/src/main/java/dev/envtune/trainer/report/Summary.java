package dev.envtune.trainer.report;

import dev.envtune.contract.Category;
import dev.envtune.trainer.algorithm.Bootstrap;
import dev.envtune.trainer.algorithm.Interval;
import dev.envtune.trainer.metrics.ValidationMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics.Episode;
import dev.envtune.trainer.metrics.ValidationMetrics.Moment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What training did on held-out tasks. Intervals are those of a bootstrap over tasks, 95%.
///
/// @param stages in order, as far as they were validated
/// @param overall the first validation against the last; null while there are not two
/// @param warnings what a reader of the figures should know first
public record Summary(List<Stage> stages, @Nullable Comparison overall, List<String> warnings) {
    static final String ALL = "all";

    public Summary {
        stages = List.copyOf(stages);
        warnings = List.copyOf(warnings);
    }

    /// A stage before and after, by category and then over all.
    public record Stage(int number, String name, List<Line> lines) {
        public Stage {
            lines = List.copyOf(lines);
        }
    }

    /// Scores of some tasks at one moment, means over episodes.
    ///
    /// @param tasks a category's label, or `all`
    /// @param groundTruthTurns turn score over turns with ground truth
    /// @param baseline turn score of always answering
    /// @param accuracy share of valid official verdicts
    /// @param wellFormed share of messages that are well-formed calls
    public record Line(
            String tasks,
            Moment moment,
            int episodes,
            Interval groundTruthTurns,
            double turnScore,
            double baseline,
            double accuracy,
            double wellFormed,
            double callsPerTurn) {}

    /// Turn score over turns with ground truth, of the same tasks at two moments.
    public record Comparison(String from, String to, List<Difference> lines) {
        public Comparison {
            lines = List.copyOf(lines);
        }
    }

    /// @param pairs tasks that both validations played
    /// @param difference after − before, paired by task
    public record Difference(
            String tasks, int pairs, double before, double after, Interval difference) {}

    /// @param seed of the bootstrap
    public static Summary of(List<ValidationMetrics> validations, long seed) {
        var stages = new ArrayList<Stage>();
        new TreeMap<>(validations.stream().collect(Collectors.groupingBy(ValidationMetrics::stage)))
                .forEach((number, ofStage) -> stage(number, ofStage, seed).ifPresent(stages::add));
        return new Summary(stages, compare(validations, seed), warnings(stages));
    }

    private static Optional<Stage> stage(int number, List<ValidationMetrics> ofStage, long seed) {
        var lines = new ArrayList<Line>();
        var before = groups(ofStage, Moment.BEFORE);
        var after = groups(ofStage, Moment.AFTER);
        for (var tasks : labels()) {
            line(tasks, Moment.BEFORE, before, seed).ifPresent(lines::add);
            line(tasks, Moment.AFTER, after, seed).ifPresent(lines::add);
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Stage(number, ofStage.getFirst().stageName(), lines));
    }

    private static List<String> labels() {
        var labels = new ArrayList<String>();
        for (var category : Category.values()) {
            labels.add(category.label());
        }
        labels.add(ALL);
        return labels;
    }

    private static Map<String, List<Episode>> groups(
            List<ValidationMetrics> ofStage, Moment moment) {
        return ofStage.stream()
                .filter(validation -> validation.moment() == moment)
                .findFirst()
                .map(validation -> groups(validation.episodes()))
                .orElse(Map.of());
    }

    private static Map<String, List<Episode>> groups(List<Episode> episodes) {
        var groups = new LinkedHashMap<String, List<Episode>>();
        for (var episode : episodes) {
            groups.computeIfAbsent(episode.category().label(), _ -> new ArrayList<>()).add(episode);
            groups.computeIfAbsent(ALL, _ -> new ArrayList<>()).add(episode);
        }
        return groups;
    }

    private static Optional<Line> line(
            String tasks, Moment moment, Map<String, List<Episode>> groups, long seed) {
        return Optional.ofNullable(groups.get(tasks))
                .map(episodes -> line(tasks, moment, episodes, seed));
    }

    private static Line line(String tasks, Moment moment, List<Episode> episodes, long seed) {
        double messages = sum(episodes, Episode::messages);
        double calls = sum(episodes, Episode::calls);
        double turns = sum(episodes, Episode::turns);
        return new Line(
                tasks,
                moment,
                episodes.size(),
                Bootstrap.mean(values(episodes, Episode::groundTruthTurns), seed),
                mean(episodes, Episode::turnScore),
                mean(episodes, Episode::baseline),
                mean(episodes, episode -> episode.valid() ? 1 : 0),
                messages == 0 ? 0 : calls / messages,
                turns == 0 ? 0 : calls / turns);
    }

    private static double[] values(List<Episode> episodes, ToDoubleFunction<Episode> value) {
        return episodes.stream().mapToDouble(value).toArray();
    }

    private static double sum(List<Episode> episodes, ToDoubleFunction<Episode> value) {
        return episodes.stream().mapToDouble(value).sum();
    }

    private static double mean(List<Episode> episodes, ToDoubleFunction<Episode> value) {
        return sum(episodes, value) / episodes.size();
    }

    private static @Nullable Comparison compare(List<ValidationMetrics> validations, long seed) {
        if (validations.size() < 2) {
            return null;
        }
        var first = validations.getFirst();
        var last = validations.getLast();
        var earlier =
                first.episodes().stream()
                        .collect(Collectors.toMap(Episode::task, Function.identity()));
        var lines = new ArrayList<Difference>();
        var later = groups(last.episodes());
        for (var tasks : labels()) {
            var pairs =
                    later.getOrDefault(tasks, List.of()).stream()
                            .filter(episode -> earlier.containsKey(episode.task()))
                            .toList();
            if (!pairs.isEmpty()) {
                lines.add(difference(tasks, pairs, earlier, seed));
            }
        }
        return lines.isEmpty() ? null : new Comparison(occasion(first), occasion(last), lines);
    }

    private static Difference difference(
            String tasks, List<Episode> after, Map<String, Episode> earlier, long seed) {
        var before = after.stream().map(episode -> earlier.get(episode.task())).toList();
        return new Difference(
                tasks,
                after.size(),
                mean(before, Episode::groundTruthTurns),
                mean(after, Episode::groundTruthTurns),
                Bootstrap.difference(
                        values(before, Episode::groundTruthTurns),
                        values(after, Episode::groundTruthTurns),
                        seed));
    }

    private static String occasion(ValidationMetrics validation) {
        return "%s %s (update %d)"
                .formatted(
                        validation.moment().name().toLowerCase(Locale.ROOT),
                        validation.stageName(),
                        validation.update());
    }

    private static List<String> warnings(List<Stage> stages) {
        var moments = new ArrayList<Moments>();
        for (var stage : stages) {
            var before = overall(stage, Moment.BEFORE);
            var after = overall(stage, Moment.AFTER);
            if (before.isPresent() && after.isPresent()) {
                moments.add(new Moments("stage " + stage.name(), before.get(), after.get()));
            }
        }
        if (moments.size() > 1) {
            moments.add(
                    new Moments(
                            "the whole run",
                            moments.getFirst().before(),
                            moments.getLast().after()));
        }
        return moments.stream().filter(Moments::isHalved).map(Moments::warning).toList();
    }

    private static Optional<Line> overall(Stage stage, Moment moment) {
        return stage.lines().stream()
                .filter(line -> line.tasks().equals(ALL) && line.moment() == moment)
                .findFirst();
    }

    private record Moments(String span, Line before, Line after) {
        boolean isHalved() {
            return before.callsPerTurn() > 0 && after.callsPerTurn() <= before.callsPerTurn() / 2;
        }

        String warning() {
            return String.format(
                    Locale.ROOT,
                    "calls per turn fell from %.2f to %.2f in %s: the policy may be giving up"
                            + " on tools",
                    before.callsPerTurn(),
                    after.callsPerTurn(),
                    span);
        }
    }
}
