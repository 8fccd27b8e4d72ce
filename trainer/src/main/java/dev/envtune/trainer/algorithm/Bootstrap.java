package dev.envtune.trainer.algorithm;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// How sure a mean over tasks is: the percentile bootstrap. Means of as many tasks, drawn with
/// replacement, 10,000 times; the same values and seed give the same bounds everywhere.
public final class Bootstrap {
    private static final int RESAMPLES = 10_000;

    private Bootstrap() {}

    /// The mean with its 95% interval.
    ///
    /// @param values one a task, at least one
    public static Interval mean(double[] values, long seed) {
        var means = means(values, seed);
        return new Interval(
                new Sample(values).mean(), percentile(means, 0.025), percentile(means, 0.975));
    }

    /// The mean of `after` − `before` of the same tasks with its 95% interval. Tasks differ far more among
    /// themselves than one does from one validation to the next: hence the pairs.
    ///
    /// @param before one a task, at least one
    /// @param after one a task, in the same order
    public static Interval difference(double[] before, double[] after, long seed) {
        if (before.length != after.length) {
            throw new IllegalArgumentException(
                    "no pairs: " + before.length + " tasks before and " + after.length + " after");
        }
        return mean(
                IntStream.range(0, before.length).mapToDouble(i -> after[i] - before[i]).toArray(),
                seed);
    }

    /// The bound that the mean stays under with this confidence.
    ///
    /// @param values one a task, at least one
    /// @param confidence in (0, 1)
    static double upperBound(double[] values, double confidence, long seed) {
        return percentile(means(values, seed), confidence);
    }

    /// In ascending order.
    private static double[] means(double[] values, long seed) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no tasks, so no mean");
        }
        var random = new SplittableRandom(seed);
        var means = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[resample] = sum / values.length;
        }
        Arrays.sort(means);
        return means;
    }

    /// Linear between neighbours.
    private static double percentile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
