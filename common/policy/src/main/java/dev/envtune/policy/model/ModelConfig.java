package dev.envtune.policy.model;

import dev.envtune.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The shape of a decoder, as `config.json` of a Hugging Face folder gives it.
///
/// @param vocabulary rows of the embedding, which may be more than the tokenizer has tokens
/// @param width size of a token's hidden state
/// @param inner size inside the feed-forward network
/// @param sharedHeads key/value heads
/// @param window tokens a sequence may have
/// @param epsilon of the RMS norms
/// @param tied whether the embedding is the output head too
/// @param biases whether queries, keys and values have biases
public record ModelConfig(
        Family family,
        int vocabulary,
        int width,
        int inner,
        int layers,
        int heads,
        int sharedHeads,
        int headSize,
        int window,
        double epsilon,
        Rope rope,
        boolean tied,
        boolean biases) {
    public static final String FILE = "config.json";

    private static final JsonMapper JSON = JsonMapper.shared();

    public ModelConfig {
        check(
                vocabulary > 0 && width > 0 && inner > 0 && layers > 0,
                "a size that is not positive");
        check(
                heads > 0 && sharedHeads > 0 && heads % sharedHeads == 0,
                "key/value heads that do not divide the heads");
        check(headSize > 0 && headSize % 2 == 0, "an odd head size");
        check(window > 0, "a window that is not positive");
    }

    private static void check(boolean right, String wrong) {
        if (!right) {
            throw new PolicyException(
                    "%s has %s. Copy it again from the model's repository.".formatted(FILE, wrong));
        }
    }

    /// Reads `config.json`, in the form of transformers 5 (`rope_parameters`) or the earlier one.
    ///
    /// @throws PolicyException if it is missing, damaged, or describes another architecture
    public static ModelConfig read(Path folder) {
        var file = folder.resolve(FILE);
        JsonNode json;
        try {
            json = JSON.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new PolicyException(
                    file + " does not exist. Give the folder of a Hugging Face model.", e);
        } catch (IOException | JacksonException e) {
            throw new PolicyException(
                    "%s cannot be read: %s. Copy it again from the model's repository."
                            .formatted(file, e.getMessage()),
                    e);
        }
        var reader = new Reader(file, json);
        var family = Family.of(reader.text("model_type"), file);
        reader.refuse("use_sliding_window");
        reader.refuse("mlp_bias");
        int heads = reader.positive("num_attention_heads");
        int width = reader.integer("hidden_size");
        return new ModelConfig(
                family,
                reader.integer("vocab_size"),
                width,
                reader.integer("intermediate_size"),
                reader.integer("num_hidden_layers"),
                heads,
                reader.integer("num_key_value_heads", heads),
                reader.integer("head_dim", width / heads),
                reader.integer("max_position_embeddings"),
                json.path("rms_norm_eps").asDouble(1e-6),
                Rope.read(json),
                json.path("tie_word_embeddings").asBoolean(false),
                family == Family.QWEN2 || json.path("attention_bias").asBoolean(false));
    }

    private record Reader(Path file, JsonNode json) {
        String text(String key) {
            return present(key).asString("");
        }

        int positive(String key) {
            int value = integer(key);
            if (value <= 0) {
                throw damaged(key, "is not positive");
            }
            return value;
        }

        int integer(String key) {
            var value = present(key);
            if (!value.isIntegralNumber() || !value.canConvertToInt()) {
                throw damaged(key, "is not a whole number of at most 2147483647");
            }
            return value.asInt();
        }

        int integer(String key, int otherwise) {
            return json.path(key).isIntegralNumber() ? integer(key) : otherwise;
        }

        void refuse(String key) {
            if (json.path(key).asBoolean(false)) {
                throw new PolicyException(
                        "%s: %s is not supported. Use a model without it.".formatted(file, key));
            }
        }

        private JsonNode present(String key) {
            var value = json.get(key);
            if (value == null || value.isNull()) {
                throw damaged(key, "is missing");
            }
            return value;
        }

        private PolicyException damaged(String key, String wrong) {
            return new PolicyException(
                    "%s: %s %s. Copy it again from the model's repository."
                            .formatted(file, key, wrong));
        }
    }

    /// As transformers writes it, for a model whose weights are of this type.
    ///
    /// @param weightType `float32` or `bfloat16`
    /// @param endOfTurn the token that ends a message, or null
    public ObjectNode toJson(String weightType, @Nullable Integer endOfTurn) {
        var json = JSON.createObjectNode();
        json.putArray("architectures").add(family.architecture());
        json.put("model_type", family.modelType());
        json.put("vocab_size", vocabulary);
        json.put("hidden_size", width);
        json.put("intermediate_size", inner);
        json.put("num_hidden_layers", layers);
        json.put("num_attention_heads", heads);
        json.put("num_key_value_heads", sharedHeads);
        json.put("head_dim", headSize);
        json.put("max_position_embeddings", window);
        json.put("rms_norm_eps", epsilon);
        json.put("tie_word_embeddings", tied);
        json.put("hidden_act", "silu");
        if (family != Family.QWEN2) {
            json.put("attention_bias", biases);
        }
        rope.write(json);
        json.put("dtype", weightType);
        if (endOfTurn != null) {
            json.put("eos_token_id", endOfTurn);
        }
        return json;
    }

    /// Number of weights.
    public long parameters() {
        return ParameterLayout.of(this).entries().stream()
                .mapToLong(ParameterLayout.Entry::size)
                .sum();
    }
}
