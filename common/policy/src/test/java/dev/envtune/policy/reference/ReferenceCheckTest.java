package dev.envtune.policy.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.policy.model.ReferenceModels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against transformers (reference/README.md).
class ReferenceCheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"qwen2-tied", "qwen2-untied", "qwen3", "llama3"})
    void of_referenceModel_isWithinTolerances(String name) {
        var measures = ReferenceCheck.of(ReferenceModels.folder(name));

        assertThat(measures).allMatch(Measure::passes);
        assertThat(measures)
                .extracting(Measure::quantity)
                .startsWith("logits", "logprobs", "loss", "grad.model.embed_tokens.weight")
                .endsWith("bf16 logits", "greedy");
    }
}
