package dev.envtune.policy.model;

import dev.envtune.policy.PolicyException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads values of a `config.json`. Each failure names the file, the key and what to do.
///
/// @param json the whole file, or an object in it
record ConfigReader(Path file, JsonNode json) {
    private static final Set<String> SILU = Set.of("silu", "swish");

    /// Refuses what would need other computations than the decoder's.
    void refuseOtherKinds(Family family) {
        var architectures = json.path("architectures");
        if (!architectures.isEmpty()
                && architectures.valueStream().noneMatch(family::isArchitecture)) {
            throw unsupported(
                    "architectures", architectures, "Use a model with " + family.architecture());
        }
        refuseFlag("use_sliding_window");
        refuseFlag("mlp_bias");
        if (family != Family.QWEN2) {
            refuseFlag("attention_bias");
        }
        var act = json.path("hidden_act");
        if (act.isString() && !SILU.contains(act.asString())) {
            throw unsupported("hidden_act", act, "Use a model with silu");
        }
        for (var type : json.path("layer_types")) {
            if (!type.isString() || !type.asString().equals("full_attention")) {
                throw unsupported(
                        "layer_types", type, "Use a model all of whose layers have full_attention");
            }
        }
        for (var key : List.of("quantization_config", "compression_config")) {
            if (isPresent(key)) {
                throw unsupported(
                        key,
                        json.path(key).path("quant_method"),
                        "Use the same model in F32, F16 or BF16");
            }
        }
    }

    private void refuseFlag(String key) {
        if (flag(key)) {
            throw unsupported(key, json.path(key), "Use a model without it");
        }
    }

    void refusePartialRotation() {
        var key = "partial_rotary_factor";
        if (positiveNumber(key, 1) != 1) {
            throw unsupported(key, json.path(key), "Use a model without it");
        }
    }

    PolicyException unsupported(String key, JsonNode value, String nextStep) {
        return new PolicyException(
                "%s: %s %s is not supported. %s."
                        .formatted(
                                file,
                                key,
                                value.isString()
                                        ? "'" + value.asString() + "'"
                                        : value.isMissingNode() ? "(set)" : value,
                                nextStep));
    }

    boolean isPresent(String key) {
        return json.hasNonNull(key);
    }

    String text(String key) {
        return present(key).asString("");
    }

    /// False where it is missing.
    boolean flag(String key) {
        if (isPresent(key) && !json.path(key).isBoolean()) {
            throw damaged(key, "is neither true nor false");
        }
        return json.path(key).asBoolean(false);
    }

    int positive(String key) {
        var value = present(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw damaged(key, "is not a whole number of at most 2147483647");
        }
        if (value.asInt() <= 0) {
            throw damaged(key, "is not positive");
        }
        return value.asInt();
    }

    int positive(String key, int otherwise) {
        return isPresent(key) ? positive(key) : otherwise;
    }

    double positiveNumber(String key) {
        var value = present(key);
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        if (!(number > 0) || Double.isInfinite(number)) {
            throw damaged(key, "is not a positive number");
        }
        return number;
    }

    double positiveNumber(String key, double otherwise) {
        return isPresent(key) ? positiveNumber(key) : otherwise;
    }

    private JsonNode present(String key) {
        if (!isPresent(key)) {
            throw damaged(key, "is missing");
        }
        return json.path(key);
    }

    PolicyException damaged(String key, String wrong) {
        return new PolicyException(
                "%s: %s %s. Copy it again from the model's repository."
                        .formatted(file, key, wrong));
    }
}
