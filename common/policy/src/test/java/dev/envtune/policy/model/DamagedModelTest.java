package dev.envtune.policy.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.torch.DType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A damaged folder is told from a model: which file, which tensor, and what to do.
class DamagedModelTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ModelConfig CONFIG = Samples.config(Family.QWEN2);
    private static final String NORM = "model.norm.weight";

    @TempDir private Path folder;
    private Path tensors;
    private Path config;

    @BeforeEach
    void save() {
        ModelFolder.save(CONFIG, Samples.values(CONFIG, 1), DType.F32, 3, folder);
        tensors = folder.resolve("model.safetensors");
        config = folder.resolve("config.json");
    }

    @Test
    void load_noModelFile_namesIt() throws IOException {
        Files.delete(tensors);

        assertRefused(tensors + " does not exist", "Put the model's weights there");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 8, 200, -1})
    void load_truncatedModelFile_saysSo(int length) throws IOException {
        var bytes = Files.readAllBytes(tensors);
        Files.write(tensors, Arrays.copyOf(bytes, length < 0 ? bytes.length - 1 : length));

        assertRefused(tensors + " is damaged: it is truncated", "Copy it again");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 100_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
    void load_absurdHeaderLength_isNoSafetensorsFile(long length) throws IOException {
        var bytes = Files.readAllBytes(tensors);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
        Files.write(tensors, bytes);

        assertRefused(tensors + " is damaged", "Copy it again");
    }

    @Test
    void load_headerThatIsNoJson_isDamaged() throws IOException {
        var bytes = Files.readAllBytes(tensors);
        bytes[8] = 'x';
        Files.write(tensors, bytes);

        assertRefused(tensors + " is damaged: its header", "Copy it again");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 9223372036854775807, it is truncated",
        "-4, 60, its header has no place",
        "8, 4, its header has no place",
        "0, 60, tensor model.norm.weight has bytes for another shape"
    })
    void load_tensorOutOfPlace_isDamaged(long from, long to, String problem) throws IOException {
        changeHeader(
                header ->
                        ((ObjectNode) header.path(NORM))
                                .putArray("data_offsets")
                                .add(from)
                                .add(to));

        assertRefused(tensors + " is damaged: " + problem, "Copy it again");
    }

    @Test
    void load_missingTensor_namesIt() throws IOException {
        changeHeader(header -> header.remove(NORM));

        assertRefused(tensors + " has no tensor " + NORM, "config.json");
    }

    @Test
    void load_misshapenTensor_namesItAndBothShapes() throws IOException {
        changeHeader(header -> ((ObjectNode) header.path(NORM)).putArray("shape").add(4).add(4));

        assertRefused(
                tensors
                        + ": tensor "
                        + NORM
                        + " has the shape [4, 4], but config.json asks for [16]",
                "Use files of one model");
    }

    @Test
    void load_tensorThatNoSuchModelHas_isNotIgnored() throws IOException {
        var bias = "model.layers.0.self_attn.o_proj.bias";
        changeHeader(header -> header.set(bias, header.path(NORM)));

        assertRefused(folder + " has the tensor " + bias, "Use files of one model");
    }

    @Test
    void load_rotaryFrequencies_areIgnored() throws IOException {
        changeHeader(
                header ->
                        header.set(
                                "model.layers.0.self_attn.rotary_emb.inv_freq", header.path(NORM)));

        assertThatCode(() -> ModelFolder.load(folder)).doesNotThrowAnyException();
    }

    @Test
    void load_headOfATiedModel_mustBeItsEmbedding() throws IOException {
        var head = "lm_head.weight";
        changeHeader(header -> header.set(head, header.path("model.embed_tokens.weight")));
        assertThatCode(() -> ModelFolder.load(folder)).doesNotThrowAnyException();

        var bytes = Files.readAllBytes(tensors);
        changeHeader(
                header ->
                        header.withObject(head)
                                .putArray("data_offsets")
                                .add(4)
                                .add(4 + 4L * CONFIG.vocabulary() * CONFIG.width()));
        assertThat(bytes).isNotEqualTo(Files.readAllBytes(tensors));
        assertRefused(folder + " has a lm_head.weight of its own", "tie_word_embeddings");
    }

    @Test
    void load_integers_areNoWeights() throws IOException {
        changeHeader(header -> ((ObjectNode) header.path(NORM)).put("dtype", "I32"));

        assertRefused(tensors + ": tensor " + NORM + " is of type I32", "F32, F16 or BF16");
    }

    @Test
    void load_shardThatTheIndexNames_mustBeThere() throws IOException {
        Files.delete(tensors);
        var index = folder.resolve("model.safetensors.index.json");
        var map = JSON.createObjectNode();
        var files = map.putObject("weight_map");
        ParameterLayout.of(CONFIG)
                .entries()
                .forEach(e -> files.put(e.name(), "model-1.safetensors"));
        Files.writeString(index, map.toString());
        assertRefused(folder.resolve("model-1.safetensors") + " does not exist", "Put the model's");

        files.put(NORM, "../model-1.safetensors");
        files.put("model.embed_tokens.weight", "../model-1.safetensors");
        Files.writeString(index, map.toString());
        assertRefused(index + " names a file outside its folder", "Copy it again");

        Files.writeString(index, "{\"weight_map\": {}}");
        assertRefused(index + " has no tensor model.embed_tokens.weight", "Use the weights");

        Files.writeString(index, "{");
        assertRefused(index + " cannot be read", "Copy it again");
    }

    @Test
    void load_noConfig_isNoModelFolder() throws IOException {
        Files.delete(config);

        assertRefused(config + " does not exist", "Give the folder of a Hugging Face model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"model_type\": \"qwen2\"", "[]", "{}"})
    void load_brokenConfig_namesIt(String text) throws IOException {
        Files.writeString(config, text);

        assertRefused(config.toString(), "Copy it again");
    }

    @Test
    void save_noSpaceLeft_saysSoAndLeavesTheOldModel() throws IOException {
        var full = Path.of("/dev/full");
        assumeThat(full).as("a device that is always full").exists();
        var before = Files.readAllBytes(tensors);
        var configBefore = Files.readString(config);
        Files.createSymbolicLink(folder.resolve("model.safetensors.part"), full);

        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(
                        () ->
                                ModelFolder.save(
                                        CONFIG, Samples.values(CONFIG, 2), DType.BF16, 3, folder))
                .withMessageContaining("Cannot write the model in " + folder)
                .withMessageContaining("No space left on device")
                .withMessageContaining("Make room");
        assertThat(tensors).hasBinaryContent(before);
        assertThat(config).content().isEqualTo(configBefore);
    }

    private void assertRefused(String problem, String nextStep) {
        ThrowingCallable load = () -> ModelFolder.load(folder);
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(load)
                .withMessageContaining(problem)
                .withMessageContaining(nextStep);
    }

    /// Writes the file anew with another header before the same tensors.
    private void changeHeader(Consumer<ObjectNode> change) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(tensors)).order(ByteOrder.LITTLE_ENDIAN);
        var text = new byte[(int) bytes.getLong()];
        bytes.get(text);
        var header = (ObjectNode) JSON.readTree(text);
        change.accept(header);
        var changed = header.toString().getBytes(UTF_8);
        var all =
                ByteBuffer.allocate(Long.BYTES + changed.length + bytes.remaining())
                        .order(ByteOrder.LITTLE_ENDIAN);
        Files.write(tensors, all.putLong(changed.length).put(changed).put(bytes).array());
    }
}
