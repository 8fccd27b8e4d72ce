package dev.envtune.env.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected dates and texts are CPython 3.11's, recorded.
class DatesTest {
    @ParameterizedTest
    @CsvSource({
        "2024-1-5,2024-01-05",
        "2024-01- 5,2024-01-05",
        "2024-12-31,2024-12-31",
        "2024-2-29,2024-02-29",
        "0001-01-01,0001-01-01",
        "٢٠٢٤-01-2٣,2024-01-23"
    })
    void parse_dates_areRead(String text, String expected) {
        assertThat(Dates.parse(Value.of(text))).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2024-13-01  | time data '2024-13-01' does not match format '%Y-%m-%d'
                    2024-00-01  | time data '2024-00-01' does not match format '%Y-%m-%d'
                    2024-01-00  | time data '2024-01-00' does not match format '%Y-%m-%d'
                    24-01-01    | time data '24-01-01' does not match format '%Y-%m-%d'
                    20240-01-01 | time data '20240-01-01' does not match format '%Y-%m-%d'
                    2024/01/01  | time data '2024/01/01' does not match format '%Y-%m-%d'
                    it's        | time data "it's" does not match format '%Y-%m-%d'
                    2024-01-32  | unconverted data remains: 2
                    2024-01-011 | unconverted data remains: 1
                    2024-01-1x  | unconverted data remains: x
                    2024-02-30  | day is out of range for month
                    2023-2-29   | day is out of range for month
                    0000-01-01  | year 0 is out of range
                    """)
    void parse_otherTexts_raiseValueError(String text, String message) {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> Dates.parse(Value.of(text)))
                .withMessage(message);
    }

    @Test
    void parse_otherTypes_raiseTypeError() {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> Dates.parse(Int.of(5)))
                .withMessage("strptime() argument 1 must be str, not int");
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> Dates.parse(None.NONE))
                .withMessage("strptime() argument 1 must be str, not None");
    }
}
