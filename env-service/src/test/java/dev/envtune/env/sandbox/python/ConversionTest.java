package dev.envtune.env.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Expected values and texts are CPython 3.11's, recorded.
class ConversionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    10.5      | 10.5
                    1_0.5     | 10.5
                    .5e-3     | 0.0005
                    1.        | 1.0
                    +1E5      | 100000.0
                    1e5_0     | 1e+50
                    ٣.٥       | 3.5
                    infinity  | inf
                    -Inf      | -inf
                    nan       | nan
                    1e400     | inf
                    """)
    void toFloat_numerals_areRead(String text, String expected) {
        assertThat(TextForms.repr(Operators.toFloat(Value.of(text)))).isEqualTo(expected);
        assertThat(TextForms.repr(Operators.toFloat(Value.of("\u3000\n" + text + " \t"))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "a", "1d", "0x10", "1._5", "_1", "1_", "1__0", "e5", ".", "1e", "- 1",
                "\u001e1", "in f"
            })
    void toFloat_otherTexts_raiseWithTheirRepr(String text) {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> Operators.toFloat(Value.of(text)))
                .withMessage(
                        "could not convert string to float: " + TextForms.repr(Value.of(text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "1_0"   | 10
                    " +1 "  | 1
                    "-07"   | -7
                    "٣"     | 3
                    "123456789012345678901234567890" | 123456789012345678901234567890
                    2.9     | 2
                    -2.9    | -2
                    1e20    | 100000000000000000000
                    true    | 1
                    """)
    void toInt_numerals_areRead(String json, String expected) {
        assertThat(TextForms.repr(Operators.toInt(JsonValues.parse(json)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1.5", "_1", "1__0", "- 1", "0x10", "+"})
    void toInt_otherTexts_raiseWithTheirRepr(String text) {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> Operators.toInt(Value.of(text)))
                .withMessage("invalid literal for int() with base 10: '" + text + "'");
    }

    @Test
    void conversion_otherTypes_raise() {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> Operators.toFloat(None.NONE))
                .withMessage("float() argument must be a string or a real number, not 'NoneType'");
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> Operators.toInt(new ListValue()))
                .withMessage(
                        "int() argument must be a string, a bytes-like object or a real number,"
                                + " not 'list'");
    }

    @Test
    void toInt_tooManyDigits_raisesWithTheirNumber() {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> Operators.toInt(Value.of("1".repeat(5000))))
                .withMessage(
                        "Exceeds the limit (4300 digits) for integer string conversion: value has"
                                + " 5000 digits; use sys.set_int_max_str_digits() to increase the"
                                + " limit");
    }

    @Test
    void toInt_longText_isShownCut() {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> Operators.toInt(new Str("x".repeat(300))))
                .withMessage("invalid literal for int() with base 10: '" + "x".repeat(199));
    }
}
