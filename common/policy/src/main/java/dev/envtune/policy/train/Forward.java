package dev.envtune.policy.train;

import dev.envtune.policy.lora.AdaptedWeights;
import dev.envtune.policy.lora.Adapter;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.Decoder;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Scope;
import dev.envtune.policy.torch.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A micro-batch's pass through embedding and layers, and back. With activation checkpointing only the
/// inputs of each group of layers are kept, and the groups run again in the backward pass.
final class Forward {
    private final Decoder decoder = LibTorch.instance().decoder();
    private final Weights weights;
    private final @Nullable Adapter adapter;
    private final PackedBatch batch;
    private final Argument dtype;
    private final Scope scope;

    Forward(AdaptedWeights model, PackedBatch batch, DType compute, Scope scope) {
        this.weights = model.weights();
        this.adapter = model.adapter();
        this.batch = batch;
        this.dtype = new Argument.One(scope.longs(compute.torchCode()));
        this.scope = scope;
    }

    /// A pass that can go back.
    ///
    /// @param hidden (tokens, width) outputs of the last layer, a leaf that gathers the head's gradient
    /// @param back takes that gradient to the weights
    record Pass(Tensor hidden, Runnable back) {}

    /// (tokens, width) outputs of the last layer, without a graph.
    Tensor hidden() {
        var x = decoder.run("embed", scope, batch.ids(), weights.embedding(), dtype).getFirst();
        return decoder.run("layers", scope, layers(x, 0, weights.config().layers())).getFirst();
    }

    /// @param group layers that run in one piece; all of them keeps every activation
    Pass pass(int group) {
        return group >= weights.config().layers() ? whole() : checkpointed(group);
    }

    private Pass whole() {
        var x = embedded();
        var all = layers(x, 0, weights.config().layers());
        var out = decoder.differentiate("layers", scope, all).getFirst();
        var leaf = leaf(out);
        return new Pass(leaf, () -> out.backward(leaf.gradient(scope)));
    }

    private Pass checkpointed(int group) {
        int layers = weights.config().layers();
        var inputs = new ArrayList<Tensor>();
        var input = leaf(embedded());
        for (int from = 0; from < layers; from += group) {
            int to = Math.min(from + group, layers);
            inputs.add(input);
            // With a graph, which ends with its scope: what runs without one can never have
            // gradients.
            try (var local = scope.child()) {
                input =
                        leaf(
                                decoder.differentiate("layers", local, layers(input, from, to))
                                        .getFirst());
            }
        }
        var last = input;
        return new Pass(last, () -> back(inputs, group, last));
    }

    private void back(List<Tensor> inputs, int group, Tensor last) {
        int layers = weights.config().layers();
        var gradient = last.gradient(scope);
        for (int i = inputs.size() - 1; i >= 0; i--) {
            int from = i * group;
            var part = layers(inputs.get(i), from, Math.min(from + group, layers));
            try (var local = scope.child()) {
                decoder.differentiate("layers", local, part).getFirst().backward(gradient);
            }
            gradient = inputs.get(i).gradient(scope);
        }
        if (adapter == null) {
            embedded().backward(gradient);
        }
    }

    private Tensor embedded() {
        return decoder.differentiate("embed", scope, batch.ids(), weights.embedding(), dtype)
                .getFirst();
    }

    private Tensor leaf(Tensor tensor) {
        return decoder.run("detach", scope, new Argument.One(tensor)).getFirst().requireGradient();
    }

    private Argument[] layers(Tensor x, int from, int to) {
        return new Argument[] {
            new Argument.One(x),
            weights.layers(from, to),
            adapter == null
                    ? new Argument.Many(List.of(scope.doubles(1)))
                    : adapter.layers(from, to),
            weights.rope(),
            batch.positions(),
            batch.pad(),
            batch.pack(),
            batch.shape(),
            weights.epsilon()
        };
    }
}
