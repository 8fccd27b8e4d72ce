package dev.envtune.policy.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Weights in a Hugging Face folder: `config.json` and `model.safetensors`, or, where that is not
/// there, several files with `model.safetensors.index.json`.
public final class ModelFolder {
    private static final String ONE_FILE = "model.safetensors";
    private static final String PART = ".part";
    private static final String INDEX = "model.safetensors.index.json";
    private static final String EMBEDDING = "model.embed_tokens.weight";
    private static final String HEAD = "lm_head.weight";
    private static final String FREQUENCIES = ".rotary_emb.inv_freq";
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\w-][\\w.-]*");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ModelFolder() {}

    /// Reads the model as float32.
    ///
    /// @throws PolicyException if a file or tensor is missing, truncated or misshaped, or a tensor is there
    ///     that no such model has
    public static Weights load(Path folder) {
        var config = ModelConfig.read(folder);
        var files = new TensorFiles(folder);
        var values = new LinkedHashMap<String, float[]>();
        for (var entry : ParameterLayout.of(config).entries()) {
            values.put(entry.name(), files.of(entry.name()).floats(entry.name(), entry.shape()));
        }
        files.refuseOthers(values, config);
        return LibTorch.instance().call(() -> Weights.of(config, values));
    }

    private static final class TensorFiles {
        private final Path folder;
        private final @Nullable Map<String, String> fileByTensor;
        private final Map<Path, SafeTensors> open = new HashMap<>();

        TensorFiles(Path folder) {
            this.folder = folder;
            var index = folder.resolve(INDEX);
            boolean oneFile = Files.exists(folder.resolve(ONE_FILE));
            this.fileByTensor = !oneFile && Files.exists(index) ? index(index) : null;
        }

        /// A tensor that is not used would mean another computation. Two may be there: the head of a tied
        /// model, if it is the embedding, and the rotary frequencies that earlier files have.
        void refuseOthers(Map<String, float[]> used, ModelConfig config) {
            var names =
                    fileByTensor == null
                            ? file(ONE_FILE).tensors().keySet()
                            : fileByTensor.keySet();
            for (var name : names) {
                if (used.containsKey(name) || name.endsWith(FREQUENCIES)) {
                    continue;
                }
                if (!name.equals(HEAD)) {
                    throw new PolicyException(
                            "%s has the tensor %s, which a model as %s describes it does not have. Use files of one model."
                                    .formatted(folder, name, ModelConfig.FILE));
                }
                var shape = List.of(config.vocabulary(), config.width());
                if (!Arrays.equals(of(HEAD).floats(HEAD, shape), used.get(EMBEDDING))) {
                    throw new PolicyException(
                            "%s has a %s of its own, but %s says tie_word_embeddings. Set that to false to use it, or remove the tensor."
                                    .formatted(folder, HEAD, ModelConfig.FILE));
                }
            }
        }

        private static Map<String, String> index(Path file) {
            var byTensor = new HashMap<String, String>();
            try {
                var map = JSON.readTree(Files.readAllBytes(file)).path("weight_map");
                for (var property : map.properties()) {
                    byTensor.put(property.getKey(), property.getValue().asString());
                }
            } catch (IOException | JacksonException e) {
                throw new PolicyException(
                        "%s cannot be read: %s. Copy it again from the model's repository."
                                .formatted(file, e.getMessage()),
                        e);
            }
            return byTensor;
        }

        SafeTensors of(String tensor) {
            var name = ONE_FILE;
            if (fileByTensor != null) {
                name = fileByTensor.get(tensor);
                if (name == null) {
                    throw new PolicyException(
                            "%s has no tensor %s. Use the weights that belong to %s."
                                    .formatted(folder.resolve(INDEX), tensor, ModelConfig.FILE));
                }
                if (!PLAIN_NAME.matcher(name).matches()) {
                    throw new PolicyException(
                            "%s names a file outside its folder: %s. Copy it again from the model's repository."
                                    .formatted(folder.resolve(INDEX), name));
                }
            }
            return file(name);
        }

        private SafeTensors file(String name) {
            return open.computeIfAbsent(folder.resolve(name), SafeTensors::open);
        }
    }

    /// Writes `config.json` and `model.safetensors`. What was there before stays until both are written.
    ///
    /// @param type F32 or BF16
    /// @param endOfTurn the token that ends a message, or null
    /// @throws PolicyException if there is no space left, or the folder cannot be written
    public static void save(Weights weights, DType type, @Nullable Integer endOfTurn, Path folder) {
        var values = LibTorch.instance().call(weights::values);
        save(weights.config(), values, type, endOfTurn, folder);
    }

    /// @param values all parameters by name, in row order
    /// @throws PolicyException if there is no space left, or the folder cannot be written
    public static void save(
            ModelConfig config,
            Map<String, float[]> values,
            DType type,
            @Nullable Integer endOfTurn,
            Path folder) {
        var shapes = new LinkedHashMap<String, List<Integer>>();
        for (var entry : ParameterLayout.of(config).entries()) {
            shapes.put(entry.name(), entry.shape());
        }
        var json = config.toJson(type == DType.BF16 ? "bfloat16" : "float32", endOfTurn);
        var newTensors = folder.resolve(ONE_FILE + PART);
        var newConfig = folder.resolve(ModelConfig.FILE + PART);
        try {
            Files.createDirectories(folder);
            SafeTensors.write(newTensors, type, shapes, values);
            Files.writeString(newConfig, json.toPrettyString() + "\n", UTF_8);
            Files.move(newTensors, folder.resolve(ONE_FILE), StandardCopyOption.ATOMIC_MOVE);
            Files.move(newConfig, folder.resolve(ModelConfig.FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw PolicyException.notWritten("the model in " + folder, e);
        }
    }
}
