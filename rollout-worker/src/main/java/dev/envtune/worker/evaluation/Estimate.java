package dev.envtune.worker.evaluation;

/// A mean with its 95% interval, all in [0, 1].
public record Estimate(double mean, double low, double high) {}
