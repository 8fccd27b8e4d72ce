package dev.envtune.policy.lora;

import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.ParameterLayout;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model as training takes it: all weights are trained, or they are frozen and an adapter is.
///
/// @param adapter null where there is none
public record AdaptedWeights(Weights weights, @Nullable Adapter adapter) {
    public static AdaptedWeights plain(Weights weights) {
        return new AdaptedWeights(weights, null);
    }

    public ModelConfig config() {
        return weights.config();
    }

    /// Names and shapes of the trained tensors.
    public List<ParameterLayout.Entry> entries() {
        return adapter == null ? ParameterLayout.of(config()).entries() : adapter.entries();
    }

    /// The trained tensors, in the order of the entries.
    public List<Tensor> parameters() {
        return adapter == null ? weights.parameters() : adapter.parameters();
    }
}
