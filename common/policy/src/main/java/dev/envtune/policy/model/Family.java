package dev.envtune.policy.model;

import dev.envtune.policy.PolicyException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The architectures that the decoder can run.
public enum Family {
    QWEN2("qwen2", "Qwen2ForCausalLM"),
    QWEN3("qwen3", "Qwen3ForCausalLM"),
    LLAMA("llama", "LlamaForCausalLM");

    private final String modelType;
    private final String architecture;

    Family(String modelType, String architecture) {
        this.modelType = modelType;
        this.architecture = architecture;
    }

    /// `model_type` in a Hugging Face configuration.
    public String modelType() {
        return modelType;
    }

    public String architecture() {
        return architecture;
    }

    boolean isArchitecture(JsonNode name) {
        return name.isString() && name.asString().equals(architecture);
    }

    /// Of a configuration that names none, as transformers has it.
    int headSize(int width, int heads) {
        return this == QWEN3 ? 128 : width / heads;
    }

    /// @param file that names the type
    static Family of(String modelType, Path file) {
        for (var family : values()) {
            if (family.modelType.equals(modelType)) {
                return family;
            }
        }
        throw new PolicyException(
                "%s: model_type '%s' is not supported. Use a model of one of %s."
                        .formatted(
                                file,
                                modelType,
                                Arrays.stream(values())
                                        .map(Family::modelType)
                                        .collect(Collectors.joining(", "))));
    }
}
