package dev.envtune.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The tables of docs/training.md against the code.
class DocumentationTest {
    private static final Path PAGE = Path.of("../docs/training.md");

    @Test
    void keys_eachWithItsDefaultsInTheTable() throws Exception {
        var paper = written("paper");
        var demo = written("demo");
        var rows = Key.ALL.stream().map(key -> row(key, paper, demo)).toList();
        assertThat(lines("| `").filter(line -> line.contains("`") && columns(line) == 5))
                .containsExactlyElementsOf(rows);
    }

    @Test
    void presets_allInTheTable() throws Exception {
        assertThat(lines("| `").filter(line -> columns(line) == 2))
                .allMatch(line -> Preset.of(line.split("`", -1)[1]).isPresent())
                .hasSameSizeAs(Preset.values());
    }

    private static String row(Key key, JsonNode paper, JsonNode demo) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        key.path(), cell(key, paper), cell(key, demo), key.legal(), key.meaning());
    }

    private static String cell(Key key, JsonNode config) {
        if (key.ofStage()) {
            return "";
        }
        var value = config.at(key.pointer());
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        }
        return value.isNull() ? "" : value.asString();
    }

    private static JsonNode written(String preset) {
        return new YAMLMapper()
                .readTree(ConfigText.yaml(ConfigReader.read(preset, null, List.of())));
    }

    private static Stream<String> lines(String start) throws Exception {
        return Files.readAllLines(PAGE).stream().filter(line -> line.startsWith(start));
    }

    private static int columns(String line) {
        return line.split("\\|", -1).length - 2;
    }
}
