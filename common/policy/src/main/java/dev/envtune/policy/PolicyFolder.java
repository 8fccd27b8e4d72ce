package dev.envtune.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.envtune.contract.PromptStyle;
import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.ModelFolder;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.text.Tokenizer;
import dev.envtune.policy.torch.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A policy as a Hugging Face folder: model, tokenizer, and `envtune.json` with what EnvTune adds.
public final class PolicyFolder {
    private static final String FILE = "envtune.json";
    private static final List<String> TEXT_FILES =
            List.of("tokenizer.json", "tokenizer_config.json", "generation_config.json", FILE);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final Card card;
    private final Tokenizer tokenizer;

    /// What `envtune.json` says.
    ///
    /// @param promptStyle how tools are put before the policy
    /// @param maxTokens of one message
    public record Card(
            @JsonProperty("prompt_style") PromptStyle promptStyle,
            @JsonProperty("max_new_tokens") Integer maxTokens) {
        /// For models without a card.
        static final Card DEFAULT = new Card(PromptStyle.SCHEMA, 1024);

        public Card {
            if (promptStyle == null || maxTokens == null || maxTokens < 1) {
                throw new PolicyException(
                        FILE + " needs a prompt_style, and max_new_tokens of 1 or more.");
            }
        }
    }

    private PolicyFolder(Path folder, Card card, Tokenizer tokenizer) {
        this.folder = folder;
        this.card = card;
        this.tokenizer = tokenizer;
    }

    /// @throws PolicyException if the folder is not one of a policy
    public static PolicyFolder open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new PolicyException(
                    "There is no policy folder %s. Make one with ./envtune policy init, or give the folder of a Hugging Face model."
                            .formatted(folder));
        }
        return new PolicyFolder(folder, card(folder.resolve(FILE)), Tokenizer.open(folder));
    }

    private static Card card(Path file) {
        if (!Files.exists(file)) {
            return Card.DEFAULT;
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), Card.class);
        } catch (IOException | JacksonException e) {
            throw new PolicyException(
                    "%s cannot be read: %s. Correct it, or remove it for the defaults."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /// Writes `envtune.json`.
    public static void write(Path folder, Card card) throws IOException {
        Files.writeString(
                folder.resolve(FILE),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(card) + "\n");
    }

    public Path folder() {
        return folder;
    }

    public Card card() {
        return card;
    }

    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /// The model's shape.
    public ModelConfig config() {
        return ModelConfig.read(folder);
    }

    /// Reads the weights as float32.
    public Weights weights() {
        return ModelFolder.load(folder);
    }

    /// Writes other weights with this tokenizer to another folder.
    ///
    /// @throws PolicyException if there is no space left, or the folder cannot be written
    public void save(Weights weights, DType type, Path target) {
        ModelFolder.save(weights, type, tokenizer.endOfTurnIds().getFirst(), target);
        try {
            for (var name : TEXT_FILES) {
                var file = folder.resolve(name);
                if (Files.exists(file) && !folder.equals(target)) {
                    Files.copy(file, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw PolicyException.notWritten("the texts of the model in " + target, e);
        }
    }
}
