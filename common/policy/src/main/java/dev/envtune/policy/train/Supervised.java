package dev.envtune.policy.train;

import java.util.List;

/// What a supervised pass found, for each row its targets in order.
///
/// @param loss weighted sum of negative logprobs
/// @param logprobs of the targets
/// @param hits 1 where the target was the most likely token
public record Supervised(double loss, List<float[]> logprobs, List<float[]> hits) {}
