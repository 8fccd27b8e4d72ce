package dev.envtune.trainer.algorithm;

import dev.envtune.trainer.algorithm.Decision.Advance;
import dev.envtune.trainer.algorithm.Decision.Collapse;
import dev.envtune.trainer.algorithm.Decision.Evidence;
import dev.envtune.trainer.algorithm.Decision.Hold;
import dev.envtune.trainer.algorithm.Decision.Missing;
import dev.envtune.trainer.algorithm.Decision.Reason;
import dev.envtune.trainer.algorithm.Decision.RollBack;
import dev.envtune.trainer.algorithm.Series.Update;
import dev.envtune.trainer.config.RunConfig.Transition;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Whether a stage goes on, ends, or takes its policy back (spec/algorithm.md 3.3, with the figures of
/// 3.5). The paper ends a stage when validation has converged and the gradient norm is stable; how that is
/// measured is ours.
public final class TransitionRule {
    private static final double CONFIDENCE = 0.9;
    private static final double T = 2;
    private static final double STANDARD_ERRORS = 2;

    private TransitionRule() {}

    /// @param seed of the bootstrap
    public static Decision decide(Series stage, Transition rule, long seed) {
        var series = stage.window(rule);
        var evidence = evidence(series, rule, seed);
        boolean spent = series.done() >= series.budget();
        return switch (rule.rule()) {
            case BUDGET ->
                    spent
                            ? new Advance(Reason.BUDGET, series.latest(), evidence)
                            : new Hold(Set.of(), evidence);
            case AUTOMATIC -> spent ? advance(Reason.BUDGET, evidence) : judge(evidence);
        };
    }

    private static Advance advance(Reason reason, Evidence evidence) {
        return new Advance(reason, evidence.series().best().update(), evidence);
    }

    private static Decision judge(Evidence evidence) {
        var collapses = collapses(evidence);
        if (!collapses.isEmpty()) {
            return new RollBack(collapses, evidence.series().best().update(), evidence);
        }
        var missing = missing(evidence);
        return missing.isEmpty()
                ? advance(Reason.CONVERGED, evidence)
                : new Hold(missing, evidence);
    }

    /// A figure that is not finite compares as false here: it is no sign of a collapse by itself.
    private static Set<Collapse> collapses(Evidence found) {
        var collapses = EnumSet.noneOf(Collapse.class);
        if (found.last() < found.best() - STANDARD_ERRORS * found.bestError()) {
            collapses.add(Collapse.VALIDATION);
        }
        if (found.entropy() != null && found.entropy() < found.thresholds().minEntropy()) {
            collapses.add(Collapse.ENTROPY);
        }
        if (found.kl() != null && found.kl() > found.thresholds().maxKl()) {
            collapses.add(Collapse.KL);
        }
        return collapses;
    }

    private static Set<Missing> missing(Evidence found) {
        var missing = EnumSet.noneOf(Missing.class);
        var series = found.series();
        if (series.done() < found.thresholds().minUpdates() || found.variation() == null) {
            missing.add(Missing.UPDATES);
        }
        if (found.improvementBound() == null) {
            missing.add(Missing.VALIDATIONS);
        }
        if (!series.finite()) {
            missing.add(Missing.FINITE_FIGURES);
        }
        if (!under(found.improvementBound(), found.thresholds().improvement())) {
            missing.add(Missing.CONVERGENCE);
        }
        if (!under(found.variation(), found.thresholds().variation())) {
            missing.add(Missing.STEADY_GRADIENTS);
        }
        if (!under(magnitude(found.drift()), found.thresholds().drift())
                && !under(magnitude(found.driftT()), T)) {
            missing.add(Missing.LEVEL_GRADIENTS);
        }
        return missing;
    }

    private static boolean under(@Nullable Double figure, double bound) {
        return figure != null && figure < bound;
    }

    private static @Nullable Double magnitude(@Nullable Double figure) {
        return figure == null ? null : Math.abs(figure);
    }

    private static Evidence evidence(Series series, Transition rule, long seed) {
        var improvements = improvements(series, rule.validations());
        var norms = sample(series.updates(), Update::gradientNorm);
        var entropy = sample(series.updates(), Update::entropy);
        var kl = sample(series.updates(), Update::kl);
        var window = series.updates().size() < rule.gradients() ? null : norms;
        var trend = window == null ? null : window.trend();
        // Norms that are all zero are steady and level.
        double mean = norms == null || norms.mean() == 0 ? 1 : norms.mean();
        return new Evidence(
                series,
                rule,
                seed,
                series.best().mean(),
                Sample.of(series.best().rewards()).standardError(),
                series.validations().getLast().mean(),
                improvements == null ? null : new Sample(improvements).mean(),
                improvements == null ? null : Bootstrap.upperBound(improvements, CONFIDENCE, seed),
                norms == null ? null : norms.mean(),
                entropy == null ? null : entropy.mean(),
                kl == null ? null : kl.mean(),
                window == null ? null : window.deviation() / mean,
                trend == null ? null : trend.slope() * rule.gradients() / mean,
                trend == null ? null : trend.t());
    }

    private static @Nullable Sample sample(List<Update> updates, ToDoubleFunction<Update> figure) {
        return updates.isEmpty()
                ? null
                : new Sample(updates.stream().mapToDouble(figure).toArray());
    }

    /// Mean reward in the later half of the window less that in the earlier half, one a task.
    private static double @Nullable [] improvements(Series series, int window) {
        var all = series.validations();
        if (all.size() < window) {
            return null;
        }
        var recent = all.subList(all.size() - window, all.size());
        return IntStream.range(0, all.getFirst().rewards().size())
                .mapToDouble(
                        task -> {
                            double sum = 0;
                            for (int i = 0; i < window; i++) {
                                double reward = recent.get(i).rewards().get(task);
                                sum += i < window / 2 ? -reward : reward;
                            }
                            return sum / (window / 2);
                        })
                .toArray();
    }
}
