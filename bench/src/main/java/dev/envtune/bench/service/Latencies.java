package dev.envtune.bench.service;

import org.HdrHistogram.Histogram;

/// Durations of requests. For one thread; merged at the end.
final class Latencies {
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);

    void record(long durationNanos) {
        nanos.recordValue(durationNanos);
    }

    void add(Latencies other) {
        nanos.add(other.nanos);
    }

    Summary summary() {
        return new Summary(
                nanos.getTotalCount(),
                millis(nanos.getMean()),
                millis(nanos.getValueAtPercentile(50)),
                millis(nanos.getValueAtPercentile(90)),
                millis(nanos.getValueAtPercentile(99)),
                millis(nanos.getMaxValue()));
    }

    private static double millis(double nanos) {
        return Math.round(nanos / 1e3) / 1e3;
    }

    /// Durations in milliseconds.
    record Summary(long count, double mean, double p50, double p90, double p99, double max) {}
}
