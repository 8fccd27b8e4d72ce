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
    /// @throws PolicyException if it is missing, damaged, or describes what the decoder does not compute
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
        var reader = new ConfigReader(file, json);
        var family = Family.of(reader.text("model_type"), file);
        reader.refuseOtherKinds(family);
        int heads = reader.positive("num_attention_heads");
        int width = reader.positive("hidden_size");
        return new ModelConfig(
                family,
                reader.positive("vocab_size"),
                width,
                reader.positive("intermediate_size"),
                reader.positive("num_hidden_layers"),
                heads,
                reader.positive("num_key_value_heads", heads),
                reader.positive("head_dim", family.headSize(width, heads)),
                reader.positive("max_position_embeddings"),
                reader.positiveNumber("rms_norm_eps", 1e-6),
                Rope.read(reader),
                reader.flag("tie_word_embeddings"),
                family == Family.QWEN2);
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
