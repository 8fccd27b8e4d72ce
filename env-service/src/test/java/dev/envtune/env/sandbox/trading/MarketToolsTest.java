package dev.envtune.env.sandbox.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketToolsTest {
    private final Play play = Play.of("TradingBot", "{}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    get_current_time() | {"current_time": "10:30 AM"}
                    get_symbol_by_name('Quasar Ltd.') | {"symbol": "QUAS"}
                    get_stock_info('NEPT') | {"price": 88.34, "percent_change": 0.19, "volume": 0.654, "MA(5)": 88.21, "MA(20)": 88.67}
                    get_available_stocks('Automobile') | {"stock_list": ["TSLA", "F", "GM"]}
                    filter_stocks_by_price(['AAPL', 'NEPT', 'TSLA'], 88.34, 300) | {"filtered_stocks": ["AAPL", "NEPT"]}
                    notify_price_change(['TSLA', 'QUAS', 'NVDA'], 0.12) | {"notification": "Stocks TSLA, NVDA have significant price changes."}
                    notify_price_change(['TSLA'], 1) | {"notification": "No significant price changes in the selected stocks."}
                    """)
    void call_ofKnownStocks_answersWithoutDoubt(String call, String text) {
        assertThat(play.says(call)).isEqualTo(text);
        assertThat(play.cause(call)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    get_stock_info('aapl') | SYMBOL_IN_OTHER_SPELLING | {"error": "Stock with symbol 'aapl' not found."}
                    get_stock_info('Apple') | SYMBOL_IS_COMPANY | {"error": "Stock with symbol 'Apple' not found."}
                    get_stock_info('AMZN') | SYMBOL_NOT_TRADED | {"error": "Stock with symbol 'AMZN' not found."}
                    get_stock_info('QQQ') | SYMBOL_NOT_FOUND | {"error": "Stock with symbol 'QQQ' not found."}
                    get_stock_info(['AAPL']) | TYPE_ERROR | Error during execution: unhashable type: 'list'
                    get_symbol_by_name('apple') | COMPANY_IN_OTHER_SPELLING | {"symbol": "Stock not found"}
                    get_symbol_by_name('AAPL') | COMPANY_IS_SYMBOL | {"symbol": "Stock not found"}
                    get_symbol_by_name('Acme') | COMPANY_NOT_FOUND | {"symbol": "Stock not found"}
                    get_symbol_by_name({}) | TYPE_ERROR | Error during execution: unhashable type: 'dict'
                    get_available_stocks('technology') | SECTOR_IN_OTHER_SPELLING | {"stock_list": []}
                    get_available_stocks('Energy') | SECTOR_NOT_FOUND | {"stock_list": []}
                    filter_stocks_by_price(['A', 'AAPL'], 0, 300) | SYMBOLS_WITHOUT_STOCK | {"filtered_stocks": ["A", "AAPL"]}
                    filter_stocks_by_price('AB', 0, 300) | STOCKS_IS_TEXT | {"filtered_stocks": ["A", "B"]}
                    filter_stocks_by_price(5, 0, 300) | TYPE_ERROR | Error during execution: 'int' object is not iterable
                    filter_stocks_by_price([[]], 0, 300) | TYPE_ERROR | Error during execution: unhashable type: 'list'
                    filter_stocks_by_price(['AAPL'], '0', 300) | TYPE_ERROR | Error during execution: '>=' not supported between instances of 'float' and 'str'
                    notify_price_change(['A', 'NVDA'], -1) | SYMBOLS_WITHOUT_STOCK | {"notification": "Stocks NVDA have significant price changes."}
                    notify_price_change('AB', -1) | STOCKS_IS_TEXT | {"notification": "No significant price changes in the selected stocks."}
                    """)
    void call_ofWhatIsUnknown_saysOfficialWordsForItsCause(String call, String cause, String text) {
        assertThat(play.cause(call)).isEqualTo(cause);
        assertThat(play.says(call)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    get_stock_info('$aapl') | get_stock_info('AAPL')
                    get_stock_info('omega') | get_symbol_by_name(name='Omega Industries')
                    get_symbol_by_name('Zeta Corporation') | get_symbol_by_name('Zeta Corp')
                    get_available_stocks('technology') | get_available_stocks('Technology')
                    """)
    void hint_onWhatIsUnknown_offersTheRepairingCall(String call, String next) {
        assertThat(play.next(call)).isEqualTo(next);
        assertThat(play.cause(next)).isEmpty();
    }

    @Test
    void filter_manyLongUnknownSymbols_namesAFewAbridged() {
        var symbols = "['%s'] + ['b']".formatted("x".repeat(1000)).replace("'] + ['", "', '");
        var hint = play.hint("filter_stocks_by_price(%s, 0, 1)".formatted(symbols));

        assertThat(hint.text()).contains("'xxxxx").contains("…, 'b'");
        assertThat(hint.text().length()).isLessThan(200);
    }
}
