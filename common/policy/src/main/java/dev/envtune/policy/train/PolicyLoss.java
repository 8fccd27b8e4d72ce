package dev.envtune.policy.train;

/// The token loss of GRPO (spec/algorithm.md 1.4, 1.5): the clipped surrogate with dual clip, an entropy
/// bonus and a KL penalty.
///
/// @param clipLow how far below 1 the importance ratio counts
/// @param clipHigh how far above 1 the importance ratio counts
/// @param dualClip bound of the loss of a negative advantage, in units of it
/// @param klCoefficient weight of the k3 estimate against the reference policy
/// @param entropyCoefficient weight of the entropy bonus
/// @param temperature at which the tokens were sampled
public record PolicyLoss(
        double clipLow,
        double clipHigh,
        double dualClip,
        double klCoefficient,
        double entropyCoefficient,
        double temperature) {}
