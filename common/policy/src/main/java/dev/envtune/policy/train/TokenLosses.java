package dev.envtune.policy.train;

import java.util.List;

/// What the policy loss was made of, for each row its targets in order.
///
/// @param loss the weighted sum
/// @param logprobs under the policy before the update
/// @param entropies of the next-token distributions, in nats
/// @param surrogates policy losses
/// @param kls k3 against the reference policy
/// @param clipped 1 where the clip range bound the loss
/// @param dualClipped 1 where the dual clip bound it
public record TokenLosses(
        double loss,
        List<float[]> logprobs,
        List<float[]> entropies,
        List<float[]> surrogates,
        List<float[]> kls,
        List<float[]> clipped,
        List<float[]> dualClipped) {}
