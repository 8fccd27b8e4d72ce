package dev.envtune.policy.lora;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The linear layers of a decoder layer, in the order in which `decoder.py` takes their adapters.
public enum Projection {
    @JsonProperty("q_proj")
    QUERY("self_attn", "q_proj"),
    @JsonProperty("k_proj")
    KEY("self_attn", "k_proj"),
    @JsonProperty("v_proj")
    VALUE("self_attn", "v_proj"),
    @JsonProperty("o_proj")
    OUTPUT("self_attn", "o_proj"),
    @JsonProperty("gate_proj")
    GATE("mlp", "gate_proj"),
    @JsonProperty("up_proj")
    UP("mlp", "up_proj"),
    @JsonProperty("down_proj")
    DOWN("mlp", "down_proj");

    private final String part;
    private final String label;

    Projection(String part, String label) {
        this.part = part;
        this.label = label;
    }

    /// As Hugging Face models and PEFT name it.
    public String label() {
        return label;
    }

    /// Of a layer, as the names of its tensors begin.
    String module(int layer) {
        return "model.layers." + layer + "." + part + "." + label;
    }

    /// The name of the weight that an adapter stands beside.
    String weight(int layer) {
        return module(layer) + ".weight";
    }
}
