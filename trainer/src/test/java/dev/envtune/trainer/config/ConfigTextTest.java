package dev.envtune.trainer.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTextTest {
    private static final List<String> ODD =
            List.of(
                    "seed=-9223372036854775808",
                    "optimizer.learning_rate=1.2345678901234567e-7",
                    "rollouts.max_tokens=192",
                    "rollouts.deadline=1500ms",
                    "stages.alignment=null",
                    "stages.complex.epochs=3");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paper",
                "demo",
                "release-compat",
                "direct",
                "no-augmentation",
                "binary-reward",
                "demo,no-augmentation",
                "demo,direct",
                "demo,release-compat"
            })
    void yaml_readBack_isEqual(String presets) throws Exception {
        var config = ConfigReader.read(presets, null, List.of());
        var text = ConfigText.yaml(config).getBytes(UTF_8);
        assertThat(ConfigReader.readWhole("config.yaml", text)).isEqualTo(config);
        var file = Files.write(folder.resolve("config.yaml"), text);
        assertThat(ConfigReader.read(null, file, List.of())).isEqualTo(config);
    }

    @Test
    void yaml_unusualValues_readBackEqual() throws Exception {
        var config = ConfigReader.read("paper", null, ODD);
        var text = ConfigText.yaml(config).getBytes(UTF_8);
        assertThat(ConfigReader.readWhole("config.yaml", text)).isEqualTo(config);
        var file = Files.write(folder.resolve("config.yaml"), text);
        assertThat(ConfigReader.read("paper", file, List.of())).isEqualTo(config);
    }

    @Test
    void yaml_theDemo_asPeopleWriteIt() {
        assertThat(ConfigText.yaml(ConfigReader.read("demo", null, List.of())))
                .contains(
                        "preset: demo\n",
                        "  deadline: 10m\n",
                        "  aggregation: seq-mean-token-mean\n")
                .doesNotStartWith("---");
    }

    @Test
    void readWhole_keysMissing_namesThem() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConfigReader.readWhole("config.yaml", "seed: 1".getBytes(UTF_8)))
                .withMessageContaining("rollouts.group_size is missing")
                .withMessageContaining("a run needs a stage");
    }
}
