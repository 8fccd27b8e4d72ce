package dev.envtune.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class PolicyCheckCommandTest {
    private static final Path MODELS =
            Path.of("../common/policy/src/test/resources/dev/envtune/policy/reference");

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();

    @Test
    void check_modelsThatAreRight_printsEveryMeasureAndEndsWith0() {
        int code = check(MODELS.resolve("tiny-qwen2"), MODELS.resolve("tiny-llama3"));

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("ok   logits ", "ok   grad.model.norm.weight ", "ok   greedy ")
                .doesNotContain("FAIL")
                .endsWith("2 of 2 models within the tolerances\n");
    }

    @Test
    void check_oneOfTwoCannotBeUsed_saysWhyAndEndsWith1() throws IOException {
        var json = folder.resolve("measures.json");

        int code = check("--brief", "--json", json, MODELS.resolve("tiny-qwen3"), folder);

        assertThat(code).isOne();
        assertThat(out.toString())
                .containsOnlyOnce("grad.")
                .contains(folder.resolve("config.json") + " does not exist. Give the folder")
                .contains("1 of 2 models within the tolerances");
        var outcomes = JsonMapper.shared().readTree(Files.readString(json));
        assertThat(outcomes.path(0).path("passes").asBoolean()).isTrue();
        assertThat(outcomes.path(0).path("measures").size()).isGreaterThan(20);
        assertThat(outcomes.path(0).path("measures").path(0).path("passes").asBoolean()).isTrue();
        assertThat(outcomes.path(1).path("passes").asBoolean(true)).isFalse();
        assertThat(outcomes.path(1).path("failure").asString()).contains("does not exist");
    }

    private int check(Object... arguments) {
        var words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return new CommandLine(new PolicyCheckCommand())
                .setOut(new PrintWriter(out))
                .execute(words);
    }
}
