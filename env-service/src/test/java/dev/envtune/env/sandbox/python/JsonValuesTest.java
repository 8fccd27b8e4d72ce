package dev.envtune.env.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected values and texts are those of CPython 3.11's `json.loads`, recorded.
class JsonValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"b": 1, "a": [true, null], "b": 2} | {'b': 2, 'a': [True, None]}
                    [1, 1.0, -0, -0.0, 1e2, 1E-5]       | [1, 1.0, 0, -0.0, 100.0, 1e-05]
                    [NaN, Infinity, -Infinity, 1e400]   | [nan, inf, -inf, inf]
                    123456789012345678901234567890      | 123456789012345678901234567890
                    "\\u0041\\n\\/\\"\\\\"              | 'A\\n/"\\\\'
                    "\\ud83d\\ude00 \\ud83d"            | '😀 \\ud83d'
                    []                                  | []
                    {}                                  | {}
                    """)
    void parse_documents_areRead(String text, String repr) {
        assertThat(TextForms.repr(JsonValues.parse(" \t\r\n" + text + "\n"))).isEqualTo(repr);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``        | Expecting value: line 1 column 1 (char 0)
                    [1, ]     | Expecting value: line 1 column 5 (char 4)
                    [1 2]     | Expecting ',' delimiter: line 1 column 4 (char 3)
                    {"a" 1}   | Expecting ':' delimiter: line 1 column 6 (char 5)
                    {a: 1}    | Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
                    {"a": 1,} | Expecting property name enclosed in double quotes: line 1 column 9 (char 8)
                    "abc      | Unterminated string starting at: line 1 column 1 (char 0)
                    "a\\q"    | Invalid \\escape: line 1 column 3 (char 2)
                    "\\u12"   | Invalid \\uXXXX escape: line 1 column 3 (char 2)
                    1 2       | Extra data: line 1 column 3 (char 2)
                    01        | Extra data: line 1 column 2 (char 1)
                    1.        | Extra data: line 1 column 2 (char 1)
                    -         | Expecting value: line 1 column 1 (char 0)
                    +1        | Expecting value: line 1 column 1 (char 0)
                    'a'       | Expecting value: line 1 column 1 (char 0)
                    tru       | Expecting value: line 1 column 1 (char 0)
                    """)
    void parse_otherTexts_raiseValueError(String text, String message) {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> JsonValues.parse(text))
                .withMessage(message);
    }

    @Test
    void parse_errorOnALaterLine_countsLinesAndCodePoints() {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> JsonValues.parse("[\"\ud83d\ude00\",\n \"\ud83d\ude00\" 1]"))
                .withMessage("Expecting ',' delimiter: line 2 column 6 (char 11)");
    }

    @Test
    void parse_rawControlCharacter_isRefused() {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> JsonValues.parse("\"a\nb\""))
                .withMessage("Invalid control character at: line 1 column 3 (char 2)");
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> JsonValues.parse("\"\\n\tb\""))
                .withMessage("Invalid control character at: line 1 column 4 (char 3)");
    }

    @Test
    void parse_deepNesting_raisesRecursionError() {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> JsonValues.parse("[".repeat(100_000)))
                .extracting(PythonError::type)
                .isEqualTo(PythonError.Type.RECURSION_ERROR);
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> JsonValues.parse("{\"a\":".repeat(100_000)))
                .extracting(PythonError::type)
                .isEqualTo(PythonError.Type.RECURSION_ERROR);
    }

    @Test
    void parse_tooManyDigits_raisesValueError() {
        assertThat(JsonValues.parse("9".repeat(4300))).isInstanceOf(Int.class);
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> JsonValues.parse("-" + "9".repeat(4301)))
                .withMessageContaining("value has 4301 digits");
    }
}
