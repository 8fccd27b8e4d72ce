package dev.envtune.env.sandbox.travel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyToolsTest {
    private final Play ada = Trips.ada();

    @ParameterizedTest
    @CsvSource({
        "USD, RMB, 3, 21.0",
        "USD, EUR, 400.0, 320.0",
        "USD, EUR, True, 0.8",
        "RMB, USD, 20000.0, 2857.14",
        "GBP, USD, 1, 1.43",
        "MXN, USD, 30, 1.5"
    })
    void exchange_againstTheDollar_multipliesOrDividesAndRounds(
            String base, String target, String value, String exchanged) {
        assertThat(ada.says(exchange(base, target, value)))
                .isEqualTo("{\"exchanged_value\": " + exchanged + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, RMB, CURRENCY_PAIR",
        "USD, USD, CURRENCY_SAME",
        "EUR, EUR, CURRENCY_SAME",
        "eur, USD, BASE_CURRENCY_IN_OTHER_CASE",
        "XYZ, USD, BASE_CURRENCY_UNKNOWN",
        "USD, eur, TARGET_CURRENCY_IN_OTHER_CASE",
        "USD, XYZ, TARGET_CURRENCY_UNKNOWN"
    })
    void exchange_withoutRate_tellsTheCausesApart(String base, String target, String cause) {
        assertThat(ada.says(exchange(base, target, "1")))
                .isEqualTo(
                        "Error during execution: No available exchange rate for the given"
                                + " currencies.");
        assertThat(ada.cause(exchange(base, target, "1"))).isEqualTo(cause);
    }

    @Test
    void exchange_betweenOtherCurrencies_goesThroughTheDollar() {
        var call = exchange("RMB", "EUR", "1500.0");

        assertThat(ada.hint(call).text()).contains("RMB to USD", "USD to EUR");
        assertThat(ada.says(ada.next(call))).isEqualTo("{\"exchanged_value\": 214.29}");
    }

    @Test
    void exchange_oddArguments_raiseAsPythonWould() {
        assertThat(ada.says(exchange("RMB", "USD", "'x'")))
                .isEqualTo(
                        "Error during execution: unsupported operand type(s) for /: 'str' and"
                                + " 'int'");
        assertThat(ada.says(exchange("USD", "EUR", "'x'")))
                .isEqualTo(
                        "Error during execution: can't multiply sequence by non-int of type"
                                + " 'float'");
        assertThat(ada.says("compute_exchange_rate([], 'USD', 1)"))
                .isEqualTo(
                        "Error during execution: No available exchange rate for the given"
                                + " currencies.");
    }

    @Test
    void limit_number_isStoredAsFloat() {
        assertThat(ada.says("set_budget_limit('abc123', 5000)"))
                .isEqualTo("{\"budget_limit\": 5000.0}");
        assertThat(ada.attribute("budget_limit")).hasToString("5000.0");
    }

    @Test
    void limit_text_raisesAndSaysWhatIsExpected() {
        var voiced = ada.hints("set_budget_limit('abc123', 'ten')");

        assertThat(voiced.standard())
                .isEqualTo("Error during execution: could not convert string to float: 'ten'");
        assertThat(voiced.shown()).contains("US dollars", "compute_exchange_rate");
        assertThat(ada.attribute("budget_limit")).hasToString("1000.0");
    }

    @Test
    void fiscalYear_isFixed() {
        assertThat(ada.says("get_budget_fiscal_year(includeRemoved='true')"))
                .isEqualTo("{\"budget_fiscal_year\": \"2018\"}");
    }

    private static String exchange(String base, String target, String value) {
        return "compute_exchange_rate(base_currency='"
                + base
                + "', target_currency='"
                + target
                + "', value="
                + value
                + ")";
    }
}
