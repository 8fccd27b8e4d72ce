package dev.envtune.env.sandbox.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.envtune.env.sandbox.call.FormatCheck.Answer;
import dev.envtune.env.sandbox.call.FormatCheck.FormatError;
import dev.envtune.env.sandbox.call.FormatCheck.ToolCallBody;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            textBlock =
                    """
                    no tags at all                                             § THINK_MISSING
                    <think>open only <answer>x</answer>                        § THINK_MISSING
                    <Think>a</Think><answer>x</answer>                         § THINK_MISSING
                    <think>a</think><think>b</think>                           § THINK_REPEATED
                    <think>a</think><tool_call>1</tool_call><tool_call>2</tool_call> § TOOL_CALL_REPEATED
                    <think><tool_call>1</tool_call></think><tool_call>2</tool_call> § TOOL_CALL_REPEATED
                    <think>a</think><answer>b</answer><answer>c</answer>       § ANSWER_REPEATED
                    <think>a</think><tool_call>[]</tool_call><answer>b</answer> § TOOL_CALL_AND_ANSWER
                    <think><tool_call>[]</tool_call></think><answer>b</answer> § TOOL_CALL_AND_ANSWER
                    <think>a</think>                                           § NO_BODY
                    <think>a</think><answer>open                               § NO_BODY
                    x<think>a</think><answer>b</answer>                        § TEXT_OUTSIDE
                    <think>a</think><answer>b</answer>.                        § TEXT_OUTSIDE
                    <think>a<answer>b</think>c</answer>                        § TEXT_OUTSIDE
                    <think>a</think><tool_call>{</tool_call>                   § INVALID_JSON
                    <think>a</think><tool_call></tool_call>                    § INVALID_JSON
                    """)
    void check_brokenMessage_namesTheFirstRuleThatFails(String message, FormatRule rule) {
        assertThat(FormatRules.check(message)).isEqualTo(new FormatError(rule));
    }

    @Test
    void check_answer_isItsStrippedText() {
        assertThat(FormatRules.check(" <think>a</think>\n<answer> done \n</answer> "))
                .isEqualTo(new Answer("done"));
        assertThat(FormatRules.check("<answer></answer><think></think>")).isEqualTo(new Answer(""));
    }

    @Test
    void check_toolCall_isItsParsedBody() {
        assertThat(FormatRules.check("<think>a</think><tool_call>\n [1, \"x\"] </tool_call>"))
                .isEqualTo(new ToolCallBody(JsonValues.parse("[1, \"x\"]")));
        assertThat(FormatRules.check("<think><tool_call>7</tool_call></think>"))
                .isEqualTo(new ToolCallBody(Value.of(7)));
    }

    /// The recordings of the official interaction are not ours to bundle.
    @Test
    void check_recordedMessages_giveTheRecordedKindsAndRules() throws IOException {
        var home = System.getenv("CONFORMANCE_HOME");
        var folder = home != null ? Path.of(home) : Path.of("../../shared/conformance");
        var recording = folder.resolve("formats.jsonl.gz");
        assumeTrue(Files.exists(recording), () -> "no recording " + recording.toAbsolutePath());
        int rows = 0;
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(recording)), UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var row = (DictValue) JsonValues.parse(line);
                assertThat(shown(FormatRules.check(text(row, "text"))))
                        .as(line)
                        .isEqualTo(text(row, "kind") + " " + text(row, "error"));
                rows++;
            }
        }
        assertThat(rows).isPositive();
    }

    private static String shown(FormatCheck check) {
        return switch (check) {
            case Answer _ -> "answer None";
            case ToolCallBody _ -> "tool_call None";
            case FormatError(var rule) -> "error " + rule.text();
        };
    }

    private static String text(DictValue row, String key) {
        return TextForms.str(row.getOrDefault(key, Value.of("?")));
    }
}
