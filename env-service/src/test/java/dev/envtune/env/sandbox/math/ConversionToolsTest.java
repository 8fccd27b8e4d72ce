package dev.envtune.env.sandbox.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionToolsTest {
    private final Play math = Play.of("MathAPI", "{}");

    @ParameterizedTest
    @CsvSource({
        "1, km, m, 1000.0",
        "5, m, m, 5.0",
        "1, nm, km, 1.0000000000000002e-12",
        "3, cm, mm, 30.0",
        "True, um, m, 1e-06"
    })
    void si_metricUnits_areConverted(String value, String in, String out, String result) {
        assertThat(math.says(si(value, in, out))).isEqualTo("{\"result\": " + result + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "1, cm, in, 0.393701",
        "2, in, cm, 5.08",
        "1, m, ft, 3.28084",
        "10, ft, m, 3.048",
        "1, m, yd, 1.09361",
        "1, yd, m, 0.9144",
        "10, km, miles, 6.21371",
        "1, miles, km, 1.60934",
        "1, kg, lb, 2.20462",
        "1, lb, kg, 0.453592",
        "100, celsius, fahrenheit, 212.0",
        "212, fahrenheit, celsius, 100.0",
        "7, lb, lb, 7",
        "2.5, what, what, 2.5"
    })
    void imperial_counterparts_areConverted(String value, String in, String out, String result) {
        assertThat(math.says(imperial(value, in, out))).isEqualTo("{\"result\": " + result + "}");
    }

    @Test
    void conversion_noNumber_isRefusedFirst() {
        assertThat(math.says("si_unit_conversion('5', 'x', 'y')"))
                .isEqualTo("{\"error\": \"Value must be a number\"}");
        assertThat(math.next("si_unit_conversion('5', 'km', 'm')"))
                .isEqualTo("si_unit_conversion(5, 'km', 'm')");
        assertThat(math.says("imperial_si_conversion(None, 'km', 'miles')"))
                .isEqualTo("{\"error\": \"Value must be a number\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "kilometers, m, UNIT_IN_SPELLING",
        "KM, m, UNIT_IN_SPELLING",
        "m, centimetre, UNIT_OUT_SPELLING",
        "parsec, m, UNIT_IN_UNKNOWN",
        "m, parsec, UNIT_OUT_UNKNOWN",
        "'', m, UNIT_IN_UNKNOWN",
        "m, feet, UNIT_IMPERIAL",
        "kg, lb, UNIT_IMPERIAL",
        "liters, gallons, UNIT_OF_LIQUID"
    })
    void si_unsupportedPair_tellsTheCausesApart(String in, String out, String cause) {
        assertThat(math.cause(si("5", in, out))).isEqualTo(cause);
        assertThat(math.says(si("5", in, out)))
                .isEqualTo(
                        "{\"error\": \"Conversion from '%s' to '%s' is not supported\"}"
                                .formatted(in, out));
    }

    @ParameterizedTest
    @CsvSource({
        "inches, cm, UNIT_IN_SPELLING",
        "kg, pounds, UNIT_OUT_SPELLING",
        "Celsius, fahrenheit, UNIT_IN_SPELLING",
        "stone, kg, UNIT_IN_UNKNOWN",
        "km, m, UNITS_METRIC",
        "km, ft, UNITS_BY_METRIC_STEP",
        "ft, in, UNITS_BY_STEP",
        "in, m, UNITS_BY_STEP",
        "kg, miles, UNITS_UNRELATED",
        "kg, celsius, UNITS_UNRELATED",
        "gallons, liters, UNIT_OF_LIQUID"
    })
    void imperial_unsupportedPair_tellsTheCausesApart(String in, String out, String cause) {
        assertThat(math.cause(imperial("5", in, out))).isEqualTo(cause);
        assertThat(math.says(imperial("5", in, out)))
                .isEqualTo(
                        "{\"error\": \"Conversion from '%s' to '%s' is not supported\"}"
                                .formatted(in, out));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "si_unit_conversion(5, 'Kilometers', 'metres')",
                "si_unit_conversion(5, 'm', 'feet')",
                "imperial_si_conversion(5, 'pounds', 'kilograms')",
                "imperial_si_conversion(5, 'C', 'F')",
                "imperial_si_conversion(5, 'km', 'm')",
                "imperial_si_conversion(5, 'km', 'ft')",
                "imperial_si_conversion(5, 'miles', 'in')",
                "imperial_si_conversion(5, 'in', 'm')"
            })
    void conversion_knownUnits_nextActionWorks(String call) {
        assertThat(math.says(call)).contains("is not supported");
        assertThat(math.says(math.next(call))).startsWith("{\"result\"");
    }

    @Test
    void si_unhashableUnit_raisesAsPython() {
        assertThat(math.says("si_unit_conversion(5, [], 'm')"))
                .isEqualTo("Error during execution: unhashable type: 'list'");
        assertThat(math.says("imperial_si_conversion(5, [], 'm')"))
                .isEqualTo("{\"error\": \"Conversion from '[]' to 'm' is not supported\"}");
    }

    private static String si(String value, String in, String out) {
        return "si_unit_conversion(%s, '%s', '%s')".formatted(value, in, out);
    }

    private static String imperial(String value, String in, String out) {
        return "imperial_si_conversion(%s, '%s', '%s')".formatted(value, in, out);
    }

    @Test
    void si_outUnhashable_mattersOnlyIfInIsKnown() {
        assertThat(math.says("si_unit_conversion(5, 'x', {})"))
                .isEqualTo("{\"error\": \"Conversion from 'x' to '{}' is not supported\"}");
        assertThat(math.says("si_unit_conversion(5, 'km', {})"))
                .isEqualTo("Error during execution: unhashable type: 'dict'");
    }
}
