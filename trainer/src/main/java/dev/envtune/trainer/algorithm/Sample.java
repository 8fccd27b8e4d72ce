package dev.envtune.trainer.algorithm;

import java.util.Collection;
import java.util.stream.DoubleStream;

/// Numbers of which the mean and the spread are wanted, and, where they stand in the order of time, the
/// trend.
final class Sample {
    private final double[] values;
    private final double mean;
    private final double squares;

    /// @param values at least one
    Sample(double... values) {
        this.values = values.clone();
        this.mean = DoubleStream.of(values).average().orElseThrow();
        this.squares = DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).sum();
    }

    static Sample of(Collection<Double> values) {
        return new Sample(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    double mean() {
        return mean;
    }

    /// Unbiased standard deviation; 0 of a single value.
    double deviation() {
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }

    /// Of the mean.
    double standardError() {
        return deviation() / Math.sqrt(values.length);
    }

    /// Least squares on the places 0, 1, 2, …
    ///
    /// @throws IllegalStateException for fewer than three values: their scatter is not known
    Trend trend() {
        int count = values.length;
        if (count < 3) {
            throw new IllegalStateException("no trend of " + count + " values");
        }
        double middle = (count - 1) / 2.0;
        double products = 0;
        for (int i = 0; i < count; i++) {
            products += (i - middle) * (values[i] - mean);
        }
        double places = count * ((double) count * count - 1) / 12; // sum of (i - middle)^2
        double slope = products / places;
        double residuals = 0;
        for (int i = 0; i < count; i++) {
            double residual = values[i] - mean - slope * (i - middle);
            residuals += residual * residual;
        }
        double error = Math.sqrt(residuals / (count - 2) / places);
        return new Trend(slope, slope == 0 ? 0 : slope / error);
    }

    /// @param slope change from one place to the next
    /// @param t the slope in units of its standard error; infinite where the values lie on a line
    record Trend(double slope, double t) {}
}
