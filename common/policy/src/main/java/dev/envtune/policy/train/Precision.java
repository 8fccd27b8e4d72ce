package dev.envtune.policy.train;

import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.Processor;

/// Element types of a pass. Weights and gradients are float32.
///
/// @param layers of embedding and layers
/// @param head of the head's product; its logits are float32 in any case
public record Precision(DType layers, DType head) {
    /// As reinforcement learning needs it: exact logits.
    public static Precision of(DType layers) {
        return new Precision(layers, DType.F32);
    }

    /// What training computes in where this is asked for: float32 instead of bfloat16 on processors that are
    /// no faster with the latter.
    public Precision here() {
        return Processor.multipliesBf16() ? this : new Precision(exact(layers), exact(head));
    }

    private static DType exact(DType type) {
        return type == DType.BF16 ? DType.F32 : type;
    }
}
