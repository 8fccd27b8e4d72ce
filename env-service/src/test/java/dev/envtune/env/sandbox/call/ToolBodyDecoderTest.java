package dev.envtune.env.sandbox.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.call.Decoded.Calls;
import dev.envtune.env.sandbox.call.Decoded.Undecodable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolBodyDecoderTest {
    @Test
    void decode_listOrSingleCall_givesTheirTexts() {
        var call =
                "{\"name\": \"f\", \"arguments\": {\"b\": \"it's\", \"a\": [1, 2.5, true, null]}}";
        var text = "f(b=\"it's\", a=[1, 2.5, True, None])";
        assertThat(ToolBodyDecoder.decode(call)).isEqualTo(new Calls(List.of(text)));
        assertThat(ToolBodyDecoder.decode("[" + call + ", {\"name\": \"g\"}]"))
                .isEqualTo(new Calls(List.of(text, "g()")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"name\": \"f\"}, 3, \"pwd\", null, [], {}, {\"name\": 5}, {\"name\": \"  \"}]",
                "{\"name\": \"f\", \"arguments\": \"{\\\"a\\\": 1}\"}",
                "{\"name\": \"f\", \"arguments\": null}",
                "{\"name\": \"f\", \"arguments\": [1]}",
                "{\"name\": \" f \", \"arguments\": {}}"
            })
    void decode_itemsAndArgumentsThatAreNone_areDropped(String body) {
        assertThat(ToolBodyDecoder.decode(body)).isEqualTo(new Calls(List.of("f()")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            textBlock =
                    """
                    -5                      § -5
                    -0.0                    § -0.0
                    1e400                   § 'inf'
                    NaN                     § 'nan'
                    [NaN]                   § ['nan']
                    "\\ud800"               § '\\ud800'
                    "a\\n (b)"              § 'a\\n (b)'
                    {"b": 1, "c d": [{}]}   § {'b': 1, 'c d': [{}]}
                    {"b": {"c": -1}}        § b(c=-1)
                    [{"b": {"c": 1}}]       § [{'b': {'c': 1}}]
                    123456789012345678901   § 123456789012345678901
                    """)
    void decode_values_areReadBackAsPython(String json, String text) {
        assertThat(
                        ToolBodyDecoder.decode(
                                "{\"name\": \"f\", \"arguments\": {\"a\": " + json + "}}"))
                .isEqualTo(new Calls(List.of("f(a=" + text + ")")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "3",
                "[\"pwd\"]",
                "not json",
                "{\"name\": \"f g\"}",
                "{\"name\": \"1f\"}",
                "{\"name\": \"class\"}",
                "{\"name\": \"f\", \"arguments\": {\"a b\": 1}}",
                "{\"name\": \"f\", \"arguments\": {\"if\": 1}}",
                "{\"name\": \"f\", \"arguments\": {\"a\": {}}}",
                "{\"name\": \"f\", \"arguments\": {\"a\": -1e400}}",
                "[{\"name\": \"f\"}, {\"name\": \"f\", \"arguments\": {\"a\": {}}}]"
            })
    void decode_bodiesThatBreakTheDetour_areUndecodable(String body) {
        assertThat(ToolBodyDecoder.decode(body)).isInstanceOf(Undecodable.class);
    }

    @Test
    void decode_dottedAndForeignNames_takeTheDetour() {
        assertThat(ToolBodyDecoder.decode("{\"name\": \"a.b\", \"arguments\": {\"é\": 1}}"))
                .isEqualTo(new Calls(List.of("a.b(é=1)")));
    }
}
