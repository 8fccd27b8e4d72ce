package dev.envtune.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreTokensTest {
    @Test
    void of_runningText_givesSpacesToLowerCaseWordsOnly() {
        assertThat(PreTokens.of("Fly from SFO to Boston on 2024-05-10"))
                .containsExactly(
                        "Fly", " from", " ", "SFO", " to", " ", "Boston", " on", " ", "2024", "-",
                        "05", "-", "10");
        assertThat(PreTokens.of("I'd like the 'docs' folder, please."))
                .containsExactly(
                        "I", "'", "d", " like", " the", " '", "docs", "' ", "folder", ", ",
                        "please", ".");
    }

    @Test
    void of_json_keepsPunctuationTogetherAndValuesBare() {
        assertThat(PreTokens.of("[{\"name\": \"mv\", \"arguments\": {\"n\": 12345}}]"))
                .containsExactly(
                        "[{\"",
                        "name",
                        "\": \"",
                        "mv",
                        "\", \"",
                        "arguments",
                        "\": {\"",
                        "n",
                        "\": ",
                        "1234",
                        "5",
                        "}}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"USR002", "SFO", "Boston", "20", "2024-05-10", "get_flight_cost", "a.txt"})
    void of_value_isCutAlikeBareQuotedAndInJson(String value) {
        var parts = PreTokens.of(value);
        for (var context :
                List.of("use %s now", "use '%s' now", "{\"a\": \"%s\"}", "f(a=%s)", "%s")) {
            assertThat(PreTokens.of(context.formatted(value))).containsSubsequence(parts);
        }
    }

    @Test
    void of_anyText_losesNothing() {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++) {
            var text = Samples.randomText(random);
            assertThat(String.join("", PreTokens.of(text))).isEqualTo(text);
        }
    }
}
