package dev.envtune.policy.train;

/// AdamW as torch has it (spec/algorithm.md 1.7, 1.8), over one group of parameters.
///
/// @param maxNorm gradients of a larger global norm are scaled down to it
public record AdamW(
        double learningRate,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        double maxNorm) {
    /// torch's defaults but for the learning rate, with the clip of algorithm.md.
    public static AdamW of(double learningRate) {
        return new AdamW(learningRate, 0.9, 0.999, 1e-8, 0.01, 1.0);
    }
}
