package dev.envtune.policy.train;

import dev.envtune.policy.torch.DType;

/// Element types of a pass. Weights and gradients are float32.
///
/// @param layers of embedding and layers
/// @param head of the head's product; its logits are float32 in any case
public record Precision(DType layers, DType head) {
    /// As reinforcement learning needs it: exact logits.
    public static Precision of(DType layers) {
        return new Precision(layers, DType.F32);
    }
}
