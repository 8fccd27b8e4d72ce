package dev.envtune.env.sandbox.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchlistToolsTest {
    private final Play play = Play.of("TradingBot", "{\"authenticated\": true}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    add_to_watchlist('goog') | SYMBOL_IN_OTHER_SPELLING | {"watchlist": ["NVDA"]}
                    add_to_watchlist('Google') | SYMBOL_IS_COMPANY | {"watchlist": ["NVDA"]}
                    add_to_watchlist('GORI') | SYMBOL_NOT_TRADED | {"watchlist": ["NVDA"]}
                    add_to_watchlist('QQQ') | SYMBOL_NOT_FOUND | {"watchlist": ["NVDA"]}
                    add_to_watchlist('NVDA') | ALREADY_WATCHED | {"watchlist": ["NVDA"]}
                    add_to_watchlist({}) | TYPE_ERROR | Error during execution: unhashable type: 'dict'
                    remove_stock_from_watchlist('nvda') | WATCHED_IN_OTHER_SPELLING | {"error": "Stock nvda not found in watchlist."}
                    remove_stock_from_watchlist('Nvidia') | WATCHED_IS_COMPANY | {"error": "Stock Nvidia not found in watchlist."}
                    remove_stock_from_watchlist('AAPL') | NOT_WATCHED | {"error": "Stock AAPL not found in watchlist."}
                    remove_stock_from_watchlist('GORI') | NOT_WATCHED | {"error": "Stock GORI not found in watchlist."}
                    remove_stock_from_watchlist(['x', 1]) | NOT_WATCHED | {"error": "Stock ['x', 1] not found in watchlist."}
                    """)
    void call_withoutEffect_saysOfficialWordsForItsCause(String call, String cause, String text) {
        assertThat(play.cause(call)).isEqualTo(cause);
        assertThat(play.says(call)).isEqualTo(text);
        assertThat(play.attribute("watch_list")).hasToString("['NVDA']");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    add_to_watchlist('goog') | add_to_watchlist('GOOG')
                    add_to_watchlist(stock='Google') | get_symbol_by_name(name='Google')
                    remove_stock_from_watchlist('nvda') | remove_stock_from_watchlist('NVDA')
                    remove_stock_from_watchlist('AAPL') | get_watchlist()
                    """)
    void hint_onCallWithoutEffect_offersTheRepairingCall(String call, String next) {
        assertThat(play.next(call)).isEqualTo(next);
        assertThat(play.cause(next)).isEmpty();
    }

    @Test
    void watchlist_addedAndRemoved_changes() {
        assertThat(play.says("add_to_watchlist('GOOG')"))
                .isEqualTo("{\"watchlist\": [\"NVDA\", \"GOOG\"]}");
        assertThat(play.says("remove_stock_from_watchlist('NVDA')"))
                .isEqualTo("{\"status\": \"Stock NVDA removed from watchlist successfully.\"}");
        assertThat(play.says("get_watchlist()")).isEqualTo("{\"watchlist\": [\"GOOG\"]}");
    }
}
