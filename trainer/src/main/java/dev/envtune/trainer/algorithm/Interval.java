package dev.envtune.trainer.algorithm;

/// A mean and where it may lie.
public record Interval(double mean, double low, double high) {}
