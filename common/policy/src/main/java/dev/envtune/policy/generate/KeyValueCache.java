package dev.envtune.policy.generate;

import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Scope;
import dev.envtune.policy.torch.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Keys and values of all layers, one contiguous slot a sequence, all of the same capacity, which grows
/// by doubling. Used on the libtorch thread.
final class KeyValueCache implements AutoCloseable {
    private static final int FIRST_CAPACITY = 256;

    private final ModelConfig config;
    private final DType type;
    private final int slots;
    private Scope scope = LibTorch.scope();
    private List<Tensor> keys = List.of();
    private List<Tensor> values = List.of();
    private int capacity;

    KeyValueCache(ModelConfig config, DType type, int slots) {
        this.config = config;
        this.type = type;
        this.slots = slots;
    }

    int slots() {
        return slots;
    }

    /// The index of a token's cell among those of all slots.
    int cell(int slot, int position) {
        return slot * capacity + position;
    }

    /// Makes room for sequences of this many tokens.
    void reserve(int tokens) {
        if (tokens <= capacity) {
            return;
        }
        int grown = Math.max(capacity, FIRST_CAPACITY);
        while (grown < tokens) {
            grown *= 2;
        }
        var larger = LibTorch.scope();
        var newKeys = new ArrayList<Tensor>();
        var newValues = new ArrayList<Tensor>();
        for (int layer = 0; layer < config.layers(); layer++) {
            newKeys.add(grow(layer, keys, grown, larger));
            newValues.add(grow(layer, values, grown, larger));
        }
        keys = newKeys;
        values = newValues;
        capacity = grown;
        scope.close();
        scope = larger;
    }

    private Tensor grow(int layer, List<Tensor> from, int grown, Scope larger) {
        try (var local = LibTorch.scope()) {
            int width = config.sharedHeads() * config.headSize();
            var old = from.isEmpty() ? local.zeros(DType.F32, slots, 0, width) : from.get(layer);
            return LibTorch.instance()
                    .decoder()
                    .run(
                            "grow",
                            larger,
                            new Argument.One(old),
                            new Argument.One(local.longs(grown, type.torchCode())))
                    .getFirst();
        }
    }

    /// Copies the first tokens of one slot to another.
    void copy(int source, int target, int tokens) {
        try (var local = LibTorch.scope()) {
            for (var tensors : List.of(keys, values)) {
                LibTorch.instance()
                        .decoder()
                        .run(
                                "copy_slot",
                                local,
                                new Argument.Many(tensors),
                                new Argument.One(local.longs(source, target, tokens)));
            }
        }
    }

    Argument keys() {
        return new Argument.Many(keys);
    }

    Argument values() {
        return new Argument.Many(values);
    }

    @Override
    public void close() {
        scope.close();
    }
}
