package dev.envtune.env.sandbox.trading;

import static dev.envtune.env.sandbox.LongContext.Constant.AUTOMOBILE_EXTENSION;
import static dev.envtune.env.sandbox.LongContext.Constant.MA_20_EXTENSION;
import static dev.envtune.env.sandbox.LongContext.Constant.MA_5_EXTENSION;
import static dev.envtune.env.sandbox.LongContext.Constant.ORDER_DETAIL_EXTENSION;
import static dev.envtune.env.sandbox.LongContext.Constant.TECHNOLOGY_EXTENSION;
import static dev.envtune.env.sandbox.LongContext.Constant.TRANSACTION_HISTORY_EXTENSION;
import static dev.envtune.env.sandbox.LongContext.Constant.WATCH_LIST_EXTENSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.LongContextSample;
import dev.envtune.env.sandbox.Play;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Opaque;
import dev.envtune.env.sandbox.python.Str;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongTradingTest {
    private static final LongContext CONSTANTS =
            new LongContextSample()
                    .with(WATCH_LIST_EXTENSION, ListValue.of(new Str("WWW"), Opaque.ELLIPSIS))
                    .with(
                            TRANSACTION_HISTORY_EXTENSION,
                            ListValue.of(DictValue.of("type", "deposit")))
                    .with(MA_5_EXTENSION, ListValue.of(Int.of(5)))
                    .with(MA_20_EXTENSION, ListValue.of(Int.of(20)))
                    .with(TECHNOLOGY_EXTENSION, ListValue.ofStrings(List.of("AAPL", "TTT")))
                    .with(AUTOMOBILE_EXTENSION, ListValue.ofStrings(List.of("CAR")))
                    .with(
                            ORDER_DETAIL_EXTENSION,
                            DictValue.of("overview", "{symbol} of {symbol}\u2019s"))
                    .constants();
    private static final String CONFIG =
            """
            {"authenticated": true,
             "orders": {"1": {"symbol": "ZETA"}, "2": {"price": 1}, "order_type": "Buy"}}
            """;

    private final Play play = Play.of("TradingBot", CONFIG, CONSTANTS);

    @Test
    void stockInfo_longContext_hasListsForTheAverages() {
        assertThat(play.says("get_stock_info('ZETA')"))
                .isEqualTo(
                        "{\"price\": 22.09, \"percent_change\": -0.05, \"volume\": 0.789,"
                                + " \"MA(5)\": [5], \"MA(20)\": [20]}");
        assertThat(Play.of("TradingBot", CONFIG).says("get_stock_info('ZETA')"))
                .contains("\"MA(5)\": 22.12");
    }

    @Test
    void watchlist_longContext_isABareListEndingInTheConstants() {
        play.says("add_to_watchlist('ZETA')");

        assertThat(play.says("get_watchlist()")).isEqualTo("['NVDA', 'ZETA', 'WWW', Ellipsis]");
        assertThat(play.attribute("watch_list")).hasToString("['NVDA', 'ZETA']");
    }

    @Test
    void transactionHistory_longContext_endsInTheConstants() {
        assertThat(play.says("get_transaction_history()"))
                .isEqualTo("{\"transaction_history\": [{\"type\": \"deposit\"}]}");
        play.says("fund_account(1)");
        assertThat(play.says("get_transaction_history('2024-01-01')"))
                .isEqualTo(
                        "{\"transaction_history\": [{\"type\": \"deposit\", \"amount\": 1,"
                                + " \"timestamp\": \"2024-09-02 05:40:15\"}, {\"type\":"
                                + " \"deposit\"}]}");
    }

    @Test
    void availableStocks_longContext_repeatsWhatTheConstantsRepeat() {
        assertThat(play.says("get_available_stocks('Technology')"))
                .isEqualTo(
                        "{\"stock_list\": [\"AAPL\", \"GOOG\", \"MSFT\", \"NVDA\", \"AAPL\","
                                + " \"TTT\"]}");
        assertThat(play.says("get_available_stocks('Automobile')"))
                .isEqualTo("{\"stock_list\": [\"TSLA\", \"F\", \"GM\", \"CAR\"]}");
        assertThat(play.says("get_available_stocks('Energy')")).isEqualTo("{\"stock_list\": []}");
    }

    @Test
    void orderDetails_longContext_describesTheSymbolWithoutChangingTheOrder() {
        assertThat(play.says("get_order_details(1)"))
                .isEqualTo(
                        "{\"symbol\": \"ZETA\", \"metadata\": {\"overview\": \"ZETA of"
                                + " ZETA\\u2019s\"}}");
        assertThat(play.attribute("orders").toString()).doesNotContain("metadata");
    }

    @Test
    void orderDetails_malformedRecords_raiseLikePython() {
        assertThat(play.cause("get_order_details(2)")).isEqualTo("ORDER_LACKS_FIELD");
        assertThat(play.says("get_order_details(2)")).isEqualTo("Error during execution: 'symbol'");
        assertThat(play.cause("get_order_details('order_type')")).isEqualTo("ORDER_NOT_A_RECORD");
        assertThat(play.says("get_order_details('order_type')"))
                .isEqualTo("Error during execution: 'str' object has no attribute 'copy'");
    }

    @Test
    void state_longContext_isMarkedAndOtherwiseTheSame() {
        assertThat(play.attribute("long_context")).hasToString("True");
        assertThat(Play.of("TradingBot", CONFIG).attribute("long_context")).hasToString("False");
    }
}
