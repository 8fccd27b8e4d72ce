package dev.envtune.env.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.env.sandbox.python.TextForms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonConstantsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'a' ~ 'a'",
                "\"it's\" ~ \"it's\"",
                "'a' \"b\" 'c' ~ 'abc'",
                "'\\n\\t\\x41\\u00e9\\'\\\\' ~ \"\\n\\tAé'\\\\\"",
                "12 ~ 12",
                "-3 ~ -3",
                "5000.00 ~ 5000.0",
                "-.5 ~ -0.5",
                "1e-05 ~ 1e-05",
                "[] ~ []",
                "['A',  'B', ...] ~ ['A', 'B', Ellipsis]",
                "{\"a\": {'b': True,}, 5: None} ~ {'a': {'b': True}, 5: None}",
                "(1) ~ 1",
                "(1, 2) ~ (1, 2)",
                "[1, 2] # done ~ [1, 2]",
            })
    void read_literal_isItsValue(String source, String repr) {
        assertThat(TextForms.repr(PythonConstants.read("f.py", "X = " + source)))
                .isEqualTo("{'X': " + repr + "}");
    }

    @Test
    void read_severalLines_joinsWhereBracketsAndTriplesDo() {
        var source =
                """
                # a comment
                A = ["x",  # one
                     "y"
                     "z"]
                B={
                    "t": \"""
                one 'two'
                \""",
                }

                C = (
                    'a'
                    'b'
                )
                """;
        assertThat(TextForms.repr(PythonConstants.read("f.py", source)))
                .isEqualTo("{'A': ['x', 'yz'], 'B': {'t': \"\\none 'two'\\n\"}, 'C': 'ab'}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "import os ~ :2: expected an assignment",
                "X = open('f') ~ :2: 'open' is no literal; nothing here is evaluated",
                "X = __import__('os') ~ :2: '__import__' is no literal",
                "X = [1, 2 ~ :2: expected ',' or ']' at the end of the file",
                "X = [1 2] ~ :2: expected ',' or ']'",
                "X = 'abc ~ :2: this text is never closed",
                "X = '''abc ~ :2: this text is never closed",
                "X = {1} ~ :2: expected ':' after a key",
                "X = {[]: 1} ~ :2: a list is no key",
                "X = 1 + 1 ~ :2: expected the end of the line",
                "X = -'a' ~ :2: expected a number",
                "X = 1.2.3 ~ :2: expected a number",
                "X = f'{1}' ~ :2: 'f' is no literal",
                "X = '\\N{DASH}' ~ :2: unknown escape",
                "X = '\\uD8' ~ :2: expected 4 hex digits",
                "X = ~ :2: expected a literal",
            })
    void read_anythingElse_isRefusedWithItsLine(String source, String message) {
        assertThatThrownBy(() -> PythonConstants.read("f.py", "A = 1\n" + source))
                .isInstanceOf(UnreadableSuiteException.class)
                .hasMessageStartingWith("f.py" + message);
    }

    @Test
    void read_hostileSize_isRefused() {
        assertThatThrownBy(() -> PythonConstants.read("f.py", "X = " + "[".repeat(100_000)))
                .hasMessageContaining("nested deeper than 32");
        assertThatThrownBy(() -> PythonConstants.read("f.py", "X = " + "9".repeat(100_000)))
                .hasMessageContaining("a number of more than 64 digits");
        assertThatThrownBy(() -> PythonConstants.read("f.py", ""))
                .hasMessage("f.py:1: the file is empty");
    }
}
