package dev.envtune.policy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.model.Rope.Llama3Scaling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Which configurations are read, and that no other is taken for one of them.
class ModelConfigTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SCALING =
            "'factor': 8.0, 'low_freq_factor': 1.0, 'high_freq_factor': 4.0, 'original_max_position_embeddings': 128";

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(Family.class)
    void read_whatWasWritten_isTheSame(Family family) {
        var config = Samples.config(family);

        write(config.toJson("float32", 3));

        assertThat(ModelConfig.read(folder)).isEqualTo(config);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'rope_parameters': {'rope_theta': 5e5, 'rope_type': 'llama3', " + SCALING + "}}",
                "{'rope_theta': 500000, 'rope_scaling': {'rope_type': 'llama3', " + SCALING + "}}",
                "{'rope_theta': 5e5, 'rope_scaling': {'type': 'llama3', " + SCALING + "}}",
                "{'rope_theta': 5e5, 'rope_parameters': {'rope_type': 'llama3', " + SCALING + "}}"
            })
    void read_scalingInAnyForm_isTheSame(String rope) {
        write(with(Family.LLAMA, rope));

        assertThat(ModelConfig.read(folder).rope())
                .isEqualTo(new Rope(5e5, new Llama3Scaling(8, 1, 4, 128)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'rope_theta': 1e6}",
                "{'rope_theta': 1000000.0, 'rope_scaling': null}",
                "{'rope_scaling': {'rope_type': 'default'}, 'rope_theta': 1e6}",
                "{'rope_parameters': {'rope_theta': 1e6, 'rope_type': 'default'}}",
                "{'rope_parameters': {'rope_theta': 1e6}}"
            })
    void read_noScalingInAnyForm_isTheSame(String rope) {
        write(with(Family.QWEN2, rope));

        assertThat(ModelConfig.read(folder).rope()).isEqualTo(new Rope(1e6, null));
    }

    @Test
    void read_whatEarlierFilesLeaveOut_isAsInTransformers() {
        var json = with(Family.LLAMA, "{}");
        json.remove("head_dim");
        json.remove("num_key_value_heads");
        json.remove("tie_word_embeddings");
        json.remove("rms_norm_eps");
        json.remove("hidden_act");
        json.remove("architectures");
        write(json);

        var config = ModelConfig.read(folder);

        assertThat(config.headSize()).isEqualTo(8);
        assertThat(config.sharedHeads()).isEqualTo(2);
        assertThat(config.tied()).isFalse();
        assertThat(config.epsilon()).isEqualTo(1e-6);
        assertThat(config.rope()).isEqualTo(new Rope(10_000, null));

        json.put("model_type", "qwen3");
        write(json);
        assertThat(ModelConfig.read(folder).headSize()).isEqualTo(128);
    }

    /// As Qwen2.5 and its kin are published.
    @Test
    void read_slidingWindowThatIsNotUsed_isRead() {
        write(
                with(
                        Family.QWEN2,
                        "{'use_sliding_window': false, 'sliding_window': 131072, 'max_window_layers': 1,"
                                + " 'layer_types': ['full_attention', 'full_attention']}"));

        assertThat(ModelConfig.read(folder).family()).isEqualTo(Family.QWEN2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "qwen2 | {'use_sliding_window': true} | use_sliding_window true | without it",
                "qwen3 | {'layer_types': ['full_attention', 'sliding_attention']} | layer_types 'sliding_attention' | full_attention",
                "llama | {'attention_bias': true} | attention_bias true | without it",
                "qwen3 | {'attention_bias': true} | attention_bias true | without it",
                "llama | {'mlp_bias': true} | mlp_bias true | without it",
                "llama | {'hidden_act': 'gelu'} | hidden_act 'gelu' | silu",
                "qwen2 | {'quantization_config': {'quant_method': 'gptq', 'bits': 4}} | quantization_config 'gptq' | F32, F16 or BF16",
                "qwen2 | {'architectures': ['Qwen2ForSequenceClassification']} | architectures [\"Qwen2ForSequenceClassification\"] | Qwen2ForCausalLM",
                "qwen2 | {'model_type': 'qwen3_moe'} | model_type 'qwen3_moe' | one of qwen2, qwen3, llama",
                "qwen2 | {'model_type': 'mistral'} | model_type 'mistral' | one of qwen2, qwen3, llama",
                "qwen2 | {'model_type': 7} | model_type '7' | one of qwen2, qwen3, llama",
                "qwen2 | {'rope_scaling': {'type': 'yarn', 'factor': 4.0}} | rope_type 'yarn' | default, llama3",
                "llama | {'rope_scaling': {'rope_type': 'dynamic', 'factor': 2.0}} | rope_type 'dynamic' | default, llama3",
                "llama | {'rope_parameters': {'rope_type': 'linear', 'factor': 2.0}} | rope_type 'linear' | default, llama3",
                "llama | {'rope_parameters': {'full_attention': {'rope_theta': 1e4}}} | rope_parameters {\"full_attention\":{\"rope_theta\":10000.0}} | one rotary embedding",
                "llama | {'rope_scaling': 'linear'} | rope_scaling 'linear' | one rotary embedding",
                "llama | {'partial_rotary_factor': 0.5} | partial_rotary_factor 0.5 | without it"
            })
    void read_otherComputation_isRefused(
            String family, String changes, String problem, String nextStep) {
        write(with(Family.of(family, folder), changes));

        assertRefused(problem + " is not supported", nextStep);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'vocab_size': null} | vocab_size is missing",
                "{'vocab_size': 1000000000000} | vocab_size is not a whole number",
                "{'hidden_size': 1.5} | hidden_size is not a whole number",
                "{'hidden_size': 'wide'} | hidden_size is not a whole number",
                "{'num_attention_heads': 0} | num_attention_heads is not positive",
                "{'num_attention_heads': -2} | num_attention_heads is not positive",
                "{'num_key_value_heads': 'two'} | num_key_value_heads is not a whole number",
                "{'head_dim': 8.5} | head_dim is not a whole number",
                "{'rms_norm_eps': '1e-6'} | rms_norm_eps is not a positive number",
                "{'tie_word_embeddings': 'yes'} | tie_word_embeddings is neither true nor false",
                "{'rope_theta': 0} | rope_theta is not a positive number",
                "{'rope_scaling': {'rope_type': 'llama3', 'factor': 8}} | low_freq_factor is missing",
                "{'rope_scaling': {'rope_type': 'llama3', 'factor': 8, 'low_freq_factor': 4, 'high_freq_factor': 4, 'original_max_position_embeddings': 128}} | high_freq_factor is not larger"
            })
    void read_impossibleValue_isNamed(String changes, String problem) {
        write(with(Family.LLAMA, changes));

        assertRefused(problem, "Copy it again");
    }

    private void assertRefused(String problem, String nextStep) {
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> ModelConfig.read(folder))
                .withMessageStartingWith(folder.resolve(ModelConfig.FILE) + ": ")
                .withMessageContaining(problem)
                .withMessageContaining(nextStep);
    }

    /// @param changes JSON with single quotes
    private static ObjectNode with(Family family, String changes) {
        var json = Samples.config(family).toJson("float32", 3);
        json.remove("rope_parameters");
        JSON.readTree(changes.replace('\'', '"')).forEachEntry(json::set);
        return json;
    }

    private void write(ObjectNode json) {
        try {
            Files.writeString(folder.resolve(ModelConfig.FILE), json.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
