package dev.envtune.policy.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which tensors a model has, in the order in which the decoder's script takes them: the embedding, the
/// head, the last norm, then [#PER_LAYER] a layer. A family that lacks one of a layer's tensors has an
/// empty one in its place.
public final class ParameterLayout {
    /// Tensors of a layer, as `decoder.py` counts them.
    static final int PER_LAYER = 14;

    /// Index of the embedding, (vocabulary, width).
    static final int EMBEDDING = 0;

    /// Index of the head, (vocabulary, width); with tied weights the embedding itself.
    static final int HEAD = 1;

    /// Index of the norm before the head, (width).
    static final int LAST_NORM = 2;

    /// Index of the first layer's first tensor.
    static final int FIRST_LAYER = 3;

    private final List<Entry> entries;
    private final List<@Nullable Entry> slots;

    /// @param name the tensor's name in a Hugging Face folder
    public record Entry(String name, List<Integer> shape) {
        public Entry {
            shape = List.copyOf(shape);
        }

        /// Number of elements.
        public long size() {
            return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        }

        /// As tensors are made with.
        public long[] dimensions() {
            return shape.stream().mapToLong(Integer::longValue).toArray();
        }
    }

    private ParameterLayout(List<@Nullable Entry> slots) {
        this.slots = slots;
        var present = new ArrayList<Entry>();
        for (var slot : slots) {
            if (slot != null) {
                present.add(slot);
            }
        }
        this.entries = List.copyOf(present);
    }

    public static ParameterLayout of(ModelConfig config) {
        int width = config.width();
        int queries = config.heads() * config.headSize();
        int keys = config.sharedHeads() * config.headSize();
        var slots = new ArrayList<@Nullable Entry>();
        slots.add(entry("model.embed_tokens.weight", config.vocabulary(), width));
        slots.add(config.tied() ? null : entry("lm_head.weight", config.vocabulary(), width));
        slots.add(entry("model.norm.weight", width));
        boolean biases = config.biases();
        boolean headNorms = config.family() == Family.QWEN3;
        for (int i = 0; i < config.layers(); i++) {
            var layer = "model.layers." + i + ".";
            var attention = layer + "self_attn.";
            slots.add(entry(layer + "input_layernorm.weight", width));
            slots.add(entry(attention + "q_proj.weight", queries, width));
            slots.add(biases ? entry(attention + "q_proj.bias", queries) : null);
            slots.add(entry(attention + "k_proj.weight", keys, width));
            slots.add(biases ? entry(attention + "k_proj.bias", keys) : null);
            slots.add(entry(attention + "v_proj.weight", keys, width));
            slots.add(biases ? entry(attention + "v_proj.bias", keys) : null);
            slots.add(entry(attention + "o_proj.weight", width, queries));
            slots.add(headNorms ? entry(attention + "q_norm.weight", config.headSize()) : null);
            slots.add(headNorms ? entry(attention + "k_norm.weight", config.headSize()) : null);
            slots.add(entry(layer + "post_attention_layernorm.weight", width));
            slots.add(entry(layer + "mlp.gate_proj.weight", config.inner(), width));
            slots.add(entry(layer + "mlp.up_proj.weight", config.inner(), width));
            slots.add(entry(layer + "mlp.down_proj.weight", width, config.inner()));
        }
        return new ParameterLayout(slots);
    }

    private static Entry entry(String name, Integer... shape) {
        return new Entry(name, Arrays.asList(shape));
    }

    /// The tensors that exist, in the script's order.
    public List<Entry> entries() {
        return entries;
    }

    /// The script's order with null where a tensor does not exist.
    List<@Nullable Entry> slots() {
        return slots;
    }
}
