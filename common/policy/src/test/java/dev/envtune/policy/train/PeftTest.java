package dev.envtune.policy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.envtune.policy.lora.AdaptedWeights;
import dev.envtune.policy.lora.Adapter;
import dev.envtune.policy.lora.LoraShape;
import dev.envtune.policy.lora.PeftFolder;
import dev.envtune.policy.lora.Projection;
import dev.envtune.policy.model.Family;
import dev.envtune.policy.model.ModelFolder;
import dev.envtune.policy.model.ReferenceModels;
import dev.envtune.policy.model.SafeTensors;
import dev.envtune.policy.model.Samples;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.LibTorch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// Adapters against Python's PEFT (src/test/python/peft_reference.py).
class PeftTest {
    static final Path REFERENCE =
            Path.of("src/test/resources/dev/envtune/policy/lora").toAbsolutePath();
    private static final LibTorch TORCH = LibTorch.instance();

    @Test
    void reference_adapterOfPeft_logitsAndGradientsOfTorch() {
        compareWithReference(Offset.offset(1e-4f));
    }

    /// @param offset of logits; of loss and gradients a tenth
    static void compareWithReference(Offset<Float> offset) {
        var weights = ModelFolder.load(REFERENCE.resolve("base"));
        var adapter = adapter(weights, new LoraShape(4, 6, EnumSet.allOf(Projection.class)), 0);
        var file = SafeTensors.open(REFERENCE.resolve("adapter/adapter_model.safetensors"));
        assertThat(adapter.entries())
                .extracting(entry -> "base_model.model." + entry.name())
                .containsExactlyInAnyOrderElementsOf(file.tensors().keySet());
        TORCH.run(
                () -> {
                    for (int i = 0; i < adapter.entries().size(); i++) {
                        var entry = adapter.entries().get(i);
                        adapter.parameters()
                                .get(i)
                                .set(
                                        file.floats(
                                                "base_model.model." + entry.name(), entry.shape()));
                    }
                });

        compare(
                weights,
                adapter,
                SafeTensors.open(REFERENCE.resolve("expected.safetensors")),
                offset);
    }

    /// Needs a Python with PEFT, torch and transformers: named by ENVTUNE_PEFT_PYTHON.
    @ParameterizedTest
    @EnumSource(Family.class)
    void export_loadedByPeft_logitsAndGradientsOfTorch(Family family, @TempDir Path folder)
            throws Exception {
        var python = System.getenv("ENVTUNE_PEFT_PYTHON");
        assumeTrue(
                python != null,
                "ENVTUNE_PEFT_PYTHON names no Python with src/test/python/peft-requirements.txt");
        var weights = Samples.weights(family, 1);
        var shape =
                family == Family.LLAMA
                        ? new LoraShape(3, 8, Set.of(Projection.VALUE, Projection.GATE))
                        : new LoraShape(2, 2, EnumSet.allOf(Projection.class));
        var adapter = adapter(weights, shape, 5);
        ModelFolder.save(weights, DType.F32, null, folder.resolve("base"));
        PeftFolder.write(adapter, folder.resolve("base"), folder.resolve("adapter"));
        var ids = List.of(Samples.ids(24, 1), Samples.ids(24, 2));
        Files.write(folder.resolve("ids.json"), JsonMapper.shared().writeValueAsBytes(ids));

        var check =
                new ProcessBuilder(
                                python,
                                "src/test/python/peft_reference.py",
                                "check",
                                folder.resolve("base").toString(),
                                folder.resolve("adapter").toString(),
                                folder.resolve("ids.json").toString(),
                                folder.resolve("out.safetensors").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        assertThat(check.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(check.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();

        compare(
                weights,
                adapter,
                SafeTensors.open(folder.resolve("out.safetensors")),
                Offset.offset(1e-4f));
    }

    private static Adapter adapter(Weights weights, LoraShape shape, long seed) {
        var random = new Random(seed);
        return TORCH.call(
                () -> {
                    var adapter =
                            Adapter.initial(weights.config(), shape, weights.checksum(), seed);
                    for (var tensor : adapter.parameters()) {
                        var values = new float[Math.toIntExact(tensor.size())];
                        for (int i = 0; i < values.length; i++) {
                            values[i] = (float) random.nextGaussian() * 0.2f;
                        }
                        tensor.set(values);
                    }
                    return adapter;
                });
    }

    private static void compare(
            Weights weights, Adapter adapter, SafeTensors expected, Offset<Float> offset) {
        var tenth = Offset.offset(offset.value / 10);
        var flat = ReferenceModels.ints(expected, "ids");
        int count =
                Math.toIntExact(
                        Objects.requireNonNull(expected.tensors().get("ids")).shape().getFirst());
        int length = flat.length / count;
        var rows = new ArrayList<Row>();
        for (int r = 0; r < count; r++) {
            var mean = new float[length];
            Arrays.fill(mean, 1f / (count * (length - 1)));
            rows.add(new Row(Arrays.copyOfRange(flat, r * length, (r + 1) * length), mean));
        }
        var merged = TORCH.call(() -> adapter.merged(weights, DType.F32));
        var model = new AdaptedWeights(weights, adapter);

        var wanted = expected.floats("logits");
        int row = wanted.length / count;
        for (int r = 0; r < count; r++) {
            var wantedRow = Arrays.copyOfRange(wanted, r * row, (r + 1) * row);
            assertThat(logits(AdaptedWeights.plain(merged), rows.get(r)))
                    .as("merged")
                    .containsExactly(wantedRow, offset);
            assertThat(logits(model, rows.get(r))).as("beside").containsExactly(wantedRow, offset);
        }
        try (var learner = new Learner(model, Precision.of(DType.F32), 1 << 20, 2)) {
            assertThat(learner.supervised(rows).loss())
                    .isCloseTo(expected.floats("loss")[0], Offset.offset((double) tenth.value));
            TORCH.run(
                    () -> {
                        try (var scope = LibTorch.scope()) {
                            for (int i = 0; i < model.entries().size(); i++) {
                                var name = model.entries().get(i).name();
                                assertThat(model.parameters().get(i).gradient(scope).floats())
                                        .as(name)
                                        .containsExactly(expected.floats("grad." + name), tenth);
                            }
                        }
                    });
        }
    }

    /// (length * vocabulary)
    private static float[] logits(AdaptedWeights model, Row row) {
        var passes = new Passes(model, Precision.of(DType.F32), 1 << 20);
        var logits = new ArrayList<float[]>();
        TORCH.run(
                () ->
                        passes.forEachMicroBatch(
                                List.of(row),
                                (_, forward, scope) ->
                                        logits.add(
                                                TORCH.decoder()
                                                        .run(
                                                                "logits",
                                                                scope,
                                                                new Argument.One(forward.hidden()),
                                                                model.weights().lastNorm(),
                                                                model.weights().head(),
                                                                model.weights().epsilon())
                                                        .getFirst()
                                                        .floats())));
        return logits.getFirst();
    }
}
