package dev.envtune.env.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected values are CPython 3.11's, recorded.
class RoundingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2.675     | 2    | 2.67
                    0.125     | 2    | 0.12
                    0.375     | 2    | 0.38
                    2.5       | 0    | 2.0
                    3.5       | 0    | 4.0
                    -2.5      | 0    | -2.0
                    -0.04     | 1    | -0.0
                    1e300     | -299 | 1e+300
                    1234.5678 | -2   | 1200.0
                    1.005     | 2    | 1.0
                    5e-324    | 323  | 0.0
                    123.456   | 400  | 123.456
                    123.456   | -400 | 0.0
                    1e16      | 2    | 1e+16
                    1e16      | 2    | 1e+16
                    5         | -1   | 0
                    15        | -1   | 20
                    25        | -1   | 20
                    -15       | -1   | -20
                    1250      | -2   | 1200
                    1234      | -5   | 0
                    7         | 3    | 7
                    true      | 1    | 1
                    105000000000000000000 | -19 | 100000000000000000000
                    5         | -1000000000000000000000000000000 | 0
                    2.5       | 1000000000000000000000000000000  | 2.5
                    0.5       | null | 0
                    1.5       | null | 2
                    -0.5      | null | 0
                    1e20      | null | 100000000000000000000
                    2.4999999999999996 | null | 2
                    """)
    void round_values_goHalfToEven(String x, String digits, String expected) {
        var rounded = Operators.round(JsonValues.parse(x), JsonValues.parse(digits));
        assertThat(TextForms.repr(rounded)).isEqualTo(expected);
    }

    @Test
    void round_whatCannotBeRounded_raises() {
        raises("\"a\"", "null", "type str doesn't define __round__ method");
        raises("null", "2", "type NoneType doesn't define __round__ method");
        raises("1.5", "\"a\"", "'str' object cannot be interpreted as an integer");
        raises("1.5", "1.0", "'float' object cannot be interpreted as an integer");
        raises("Infinity", "null", "cannot convert float infinity to integer");
        raises("NaN", "null", "cannot convert float NaN to integer");
        raises("1.7e308", "-308", "rounded value too large to represent");
    }

    private static void raises(String x, String digits, String text) {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> Operators.round(JsonValues.parse(x), JsonValues.parse(digits)))
                .withMessage(text);
    }
}
