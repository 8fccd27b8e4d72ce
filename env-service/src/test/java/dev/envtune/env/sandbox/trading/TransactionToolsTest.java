package dev.envtune.env.sandbox.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Str;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionToolsTest {
    private static final String HISTORY =
            """
            {"authenticated": true,
             "transaction_history": [{"n": 1, "timestamp": "2024-10-27 00:00:00"},
                                     {"n": 2, "timestamp": "2024-10-27 14:10:53"},
                                     {"n": 3, "timestamp": "2024-10-29 08:00:00"}]}
            """;

    private final Play play = Play.of("TradingBot", HISTORY);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    get_transaction_history() | [1, 2, 3]
                    get_transaction_history('', None) | [1, 2, 3]
                    get_transaction_history('2024-10-27') | [1, 2, 3]
                    get_transaction_history('2024-10-28') | [3]
                    get_transaction_history(end_date='2024-10-28') | [1, 2]
                    get_transaction_history(end_date='2024-10-27') | [1]
                    get_transaction_history('2024-10-27', '2024-10-28') | [1, 2]
                    get_transaction_history('2024-11-01', '2024-01-01') | []
                    """)
    void history_limits_areMidnightsAndBelongToIt(String call, String numbers) {
        var result = (DictValue) JsonValues.parse(play.says(call));
        var shown = Operators.iterate(Operators.item(result, new Str("transaction_history")));

        assertThat(shown.stream().map(record -> Operators.item(record, new Str("n"))).toList())
                .hasToString(numbers);
    }

    @Test
    void history_endDateCutsItsOwnDay_suggestsTheNextDay() {
        var call = "get_transaction_history('2024-10-27', '2024-10-27')";

        assertThat(play.cause(call)).isEqualTo("END_DATE_EXCLUDED");
        assertThat(play.next(call))
                .isEqualTo("get_transaction_history('2024-10-27', '2024-10-28')");
        assertThat(play.cause("get_transaction_history(end_date='2024-10-28')")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    get_transaction_history('10/27/2024') | START_DATE_UNREADABLE | Error during execution: time data '10/27/2024' does not match format '%Y-%m-%d'
                    get_transaction_history(end_date='2024-10-27x') | END_DATE_UNREADABLE | Error during execution: unconverted data remains: x
                    get_transaction_history(end_date=5) | END_DATE_UNREADABLE | Error during execution: strptime() argument 1 must be str, not int
                    """)
    void history_unreadableDate_raisesAndNamesTheArgument(String call, String cause, String text) {
        assertThat(play.cause(call)).isEqualTo(cause);
        assertThat(play.says(call)).isEqualTo(text);
        assertThat(play.hint(call).text()).contains("YYYY-MM-DD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"n": 1} | TRANSACTION_LACKS_FIELD | Error during execution: 'timestamp'
                    {"timestamp": "today"} | VALUE_ERROR | Error during execution: time data 'today' does not match format '%Y-%m-%d %H:%M:%S'
                    """)
    void history_unreadableRecord_raisesLikePython(String record, String cause, String text) {
        var odd =
                Play.of(
                        "TradingBot",
                        "{\"authenticated\": true, \"transaction_history\": [%s]}"
                                .formatted(record));

        assertThat(odd.cause("get_transaction_history()")).isEqualTo(cause);
        assertThat(odd.says("get_transaction_history()")).isEqualTo(text);
    }
}
