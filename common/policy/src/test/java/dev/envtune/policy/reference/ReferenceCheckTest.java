package dev.envtune.policy.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.model.ModelFolder;
import dev.envtune.policy.model.ReferenceModels;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against transformers: models beside the repository (reference/README.md), and smaller ones that
/// `src/test/python/reference_models.py` wrote.
class ReferenceCheckTest {
    private static final Path TINY =
            Path.of("src/test/resources/dev/envtune/policy/reference").toAbsolutePath();

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"qwen2-tied", "qwen2-untied", "qwen3", "llama3"})
    void of_referenceModel_isWithinTolerances(String name) {
        assertWithinTolerances(ReferenceCheck.of(ReferenceModels.folder(name)));
    }

    /// Shards of float16 in the older form, tied; bfloat16, untied; scaled rotary embedding in the older form.
    @ParameterizedTest
    @ValueSource(strings = {"tiny-qwen2", "tiny-qwen3", "tiny-llama3"})
    void of_tinyModel_isWithinTolerances(String name) {
        assertWithinTolerances(ReferenceCheck.of(TINY.resolve(name)));
    }

    private static void assertWithinTolerances(List<Measure> measures) {
        assertThat(measures).allMatch(Measure::passes);
        assertThat(measures)
                .extracting(Measure::quantity)
                .startsWith("logits", "logprobs", "loss", "grad.model.embed_tokens.weight")
                .endsWith("bf16 logits", "greedy");
    }

    @Test
    void of_modelWithOneOtherWeight_isNotWithinTolerances() throws IOException {
        var weights = ModelFolder.load(TINY.resolve("tiny-llama3"));
        var values = LibTorch.instance().call(weights::values);
        LibTorch.instance().run(weights::close);
        var name = "model.layers.0.self_attn.k_proj.weight";
        Objects.requireNonNull(values.get(name))[7] += 0.01f;
        ModelFolder.save(weights.config(), values, DType.F32, null, folder);
        copyExpected("tiny-llama3");

        assertThat(ReferenceCheck.of(folder))
                .filteredOn(measure -> !measure.passes())
                .extracting(Measure::quantity)
                .contains("logits", "logprobs", "grad." + name)
                .doesNotContain("bf16 logits");
    }

    @Test
    void of_referenceOfAnotherModel_isRefused() throws IOException {
        Files.copy(TINY.resolve("tiny-llama3/config.json"), folder.resolve("config.json"));
        Files.copy(
                TINY.resolve("tiny-llama3/model.safetensors"), folder.resolve("model.safetensors"));
        assertRefused("expected.safetensors does not exist", "reference_models.py");

        copyExpected("tiny-qwen3");
        assertRefused("_norm.weight, but config.json describes a model without", "Write it again");
    }

    private void assertRefused(String problem, String nextStep) {
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> ReferenceCheck.of(folder))
                .withMessageContaining(problem)
                .withMessageContaining(nextStep);
    }

    private void copyExpected(String model) throws IOException {
        Files.copy(
                TINY.resolve(model).resolve("expected.safetensors"),
                folder.resolve("expected.safetensors"));
    }
}
