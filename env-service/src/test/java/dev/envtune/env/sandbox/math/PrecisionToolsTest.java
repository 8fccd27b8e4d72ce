package dev.envtune.env.sandbox.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values of spec/bfcl-protocol.md 6.3, and others from mpmath 1.3.0 and CPython's decimal.
class PrecisionToolsTest {
    private final Play math = Play.of("MathAPI", "{}");

    @ParameterizedTest
    @CsvSource({
        "36, 6, 4, 2.0",
        "3287, 6, 4, 4.51947",
        "20, 10, 2, 1.3027",
        "630, 10, 5, 2.7993393",
        "980, 20, 10, 2.299121531134",
        "8, 2, 10, 3.000000000029",
        "1000, 10, 15, 2.9999999999999996",
        "100, 10, 5, 2.0",
        "5, 10, 1, 0.6953",
        "2, 10, 0, 0.3125",
        "2, 10, -5, 0.25",
        "2, 10, True, 0.3008",
        "2, 10, 3.5, 0.301025",
        "2, 10, '''7''', 0.3010299951",
        "10**6, 10, 5, 6.0",
        "10**400, 10, 5, 400.0",
        "1e-300, 10, 4, -300.0",
        "0.5, 2, 5, -1.0",
        "1, 10, 5, 0.0",
        "True, 10, 5, 0.0",
        "2, 1e300, 8, 0.0010034333191",
        "1e308, 1.0000001, 5, 7.0919619e+9",
        "1.0000000000000002, 1.4142135623730951, 8, 6.4068530048e-16",
        "'''100''', 10, 5, 2.0",
        "''' 1E3 ''', 2, 5, 9.9657898",
        "'''1_000''', '''10''', 5, 3.0",
        "'''.5''', 2, 3, -1.0",
        "'''980.9''', 20, 2, 2.3008",
        "2, 3, 40, 0.6309297535714574370995271143427608542995852"
    })
    void logarithm_realNumber_printsAsMpmath(
            String value, String base, String precision, String result) {
        assertThat(math.says("logarithm(%s, %s, %s)".formatted(value, base, precision)))
                .isEqualTo("{'result': mpf('" + result + "')}");
        assertThat(math.cause("logarithm(%s, %s, %s)".formatted(value, base, precision))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, mpf('-inf')",
        "-0.0, 10, mpf('-inf')",
        "10, 0, mpf('0.0')",
        "0, 0, mpf('nan')",
        "1e999, 10, mpf('+inf')",
        "'''nan''', 10, mpf('nan')",
        "10, '''inf''', mpf('0.0')",
        "-1, 10, 'mpc(real=''0.0'', imag=''1.3643761'')'",
        "'''-5''', 10, 'mpc(real=''0.69896984'', imag=''1.3643761'')'",
        "-10, -10, 'mpc(real=''1.0'', imag=''0.0'')'",
        "10, -10, 'mpc(real=''0.34946442'', imag=''-0.47680092'')'",
        "-2, '''nan''', 'mpc(real=''nan'', imag=''nan'')'",
        "-2, 0, 'mpc(real=''0.0'', imag=''0.0'')'",
        "'''-inf''', 10, 'mpc(real=''+inf'', imag=''1.3643761'')'",
        "0, -1, 'mpc(real=''nan'', imag=''+inf'')'",
        "0, -2, 'mpc(real=''-inf'', imag=''+inf'')'",
        "2, '''-inf''', 'mpc(real=''nan'', imag=''0.0'')'",
        "'''inf''', -2, 'mpc(real=''+inf'', imag=''-inf'')'"
    })
    void logarithm_noRealNumber_printsAsMpmathAndSaysSo(String value, String base, String result) {
        var call = "logarithm(%s, %s, 5)".formatted(value, base);

        assertThat(math.says(call)).isEqualTo("{'result': " + result + "}");
        assertThat(math.cause(call)).isEqualTo("LOGARITHM_NOT_REAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "True", "'1'"})
    void logarithm_baseOne_isAnErrorWithoutText(String base) {
        var call = "logarithm(10, " + base + ", 5)";

        assertThat(math.says(call)).isEqualTo("{\"error\": \"\"}");
        assertThat(math.hints(call).shown()).contains("base must not be 1");
    }

    @ParameterizedTest
    @CsvSource({
        "'''x''', 10, 5, cannot create mpf from 'x', LOGARITHM_OF_NO_NUMBER",
        "None, 10, 5, cannot create mpf from None, LOGARITHM_OF_NO_NUMBER",
        "[1], 10, 5, cannot create mpf from [1], LOGARITHM_OF_NO_NUMBER",
        "'''infinity''', 10, 5, cannot create mpf from 'infinity', LOGARITHM_OF_NO_NUMBER",
        "'''economy''', 20, 5, cannot create mpf from 'economy', LOGARITHM_OF_NO_NUMBER",
        "10, '''1e''', 5, cannot create mpf from '1e', LOGARITHM_BASE_NO_NUMBER",
        "10, 10, '''x''', invalid literal for int() with base 10: 'x', PRECISION_NO_INTEGER",
        "10, 10, 1e999, cannot convert float infinity to integer, PRECISION_NO_INTEGER"
    })
    void logarithm_badArgument_isToldApart(
            String value, String base, String precision, String text, String cause) {
        var call = "logarithm(%s, %s, %s)".formatted(value, base, precision);

        assertThat(math.says(call)).isEqualTo("{\"error\": \"" + text + "\"}");
        assertThat(math.cause(call)).isEqualTo(cause);
    }

    @Test
    void precision_pastTheLimit_isRefusedBeforeAnyWork() {
        assertThat(math.says("logarithm(2, 10, 101)"))
                .isEqualTo("Error during execution: precision is limited to 100 digits");
        assertThat(math.says("square_root(2, 10**18)"))
                .isEqualTo("Error during execution: precision is limited to 100 digits");
        assertThat(math.says("logarithm(2, 10, 100)"))
                .contains(
                        "0.301029995663981195213738894724493026768189881462108541310427461127108"
                                + "1892744245094869272521181861720");
        assertThat(math.says("square_root(2, 100)"))
                .contains(
                        "1.414213562373095048801688724209698078569671875376948073176679737990732"
                                + "478462107038850387534327641573'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'1e9999999'", "'1e-123456789123'", "'1e1001'", "'1e-1001'", "'1' * 1001"})
    void logarithm_hugeNumberAsText_isRefused(String value) {
        assertThat(math.cause("logarithm(" + value + ", 10, 5)"))
                .isEqualTo("LOGARITHM_OPERAND_TOO_LONG");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 10, 1.414213562",
        "4, 5, 2",
        "2.25, 5, 1.5",
        "100, 3, 10",
        "1e10, 5, 1.0000E+5",
        "0.1, 20, 0.31622776601683794198",
        "2, 15, 1.41421356237310",
        "629.5, 5, 25.090",
        "0.0, 2, 0",
        "-0.0, 2, -0",
        "True, 3, 1",
        "10**40, 3, 1.00E+20",
        "1e999, 3, Infinity",
        "2, True, 1"
    })
    void squareRoot_number_printsAsDecimal(String number, String precision, String result) {
        assertThat(math.says("square_root(%s, %s)".formatted(number, precision)))
                .isEqualTo("{'result': Decimal('" + result + "')}");
    }

    @Test
    void squareRoot_negative_isRefusedBeforeThePrecisionIsLookedAt() {
        assertThat(math.says("square_root(-3.25, 0)"))
                .isEqualTo("{\"error\": \"Cannot calculate square root of a negative number\"}");
    }

    @Test
    void squareRoot_precisionBelowOne_raisesAsPython() {
        assertThat(math.says("square_root(1.5, 0)"))
                .isEqualTo("Error during execution: valid range for prec is [1, MAX_PREC]");
        assertThat(math.hint("square_root(1.5, 0)").text()).contains("1 or more");
    }

    @Test
    void squareRoot_noNumbers_areToldApart() {
        var error =
                "{\"error\": \"Input must be a number or computation resulted in an invalid"
                        + " operation\"}";
        assertThat(math.says("square_root('2', 10)")).isEqualTo(error);
        assertThat(math.says("square_root(2, None)")).isEqualTo(error);
        assertThat(math.next("square_root('2', 10)")).isEqualTo("square_root(2, 10)");
        assertThat(math.cause("square_root(2, 10.0)")).isEqualTo("PRECISION_NO_INTEGER");
    }
}
