package dev.envtune.policy.train;

import java.util.List;

/// What a supervised pass found, for each row its targets in order.
///
/// @param loss weighted sum of negative logprobs
/// @param logprobs of the targets
public record Supervised(double loss, List<float[]> logprobs) {}
