package dev.envtune.env.sandbox.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.env.sandbox.Play;
import dev.envtune.env.sandbox.python.DictValue;
import org.junit.jupiter.api.Test;

class TradingSandboxTest {
    @Test
    void copy_ofASessionInUse_goesOnIndependently() {
        var play = Play.of("TradingBot", "{\"authenticated\": true}");
        play.says("fund_account(1)");
        play.says("place_order('Buy', 'AAPL', 1.0, 1)");
        play.says("add_to_watchlist('AAPL')");
        var before = play.state().toString();
        var copy = play.copy();

        copy.says("fund_account(2)");
        copy.says("cancel_order(12446)");
        copy.says("place_order('Buy', 'AAPL', 1.0, 1)");
        copy.says("remove_stock_from_watchlist('NVDA')");
        copy.says("trading_logout()");

        assertThat(play.state().toString()).isEqualTo(before);
        play.says("fund_account(3)");
        assertThat(play.attribute("transaction_history").toString())
                .contains("'amount': 3, 'timestamp': '2024-09-01 12:26:34'");
        assertThat(copy.attribute("transaction_history").toString())
                .contains("'amount': 2, 'timestamp': '2024-09-01 12:26:34'");
    }

    @Test
    void sessions_ofTheDefaultState_shareNoChanges() {
        var one = Play.of("TradingBot", "{\"authenticated\": true}");
        one.says("fund_account(1)");
        one.says("cancel_order(12446)");
        one.says("add_to_watchlist('AAPL')");

        var other = Play.of("TradingBot", "{}");

        assertThat(other.attribute("account_info").toString()).contains("'balance': 10000.0");
        assertThat(other.attribute("orders"))
                .hasToString(
                        "{12345: {'id': 12345, 'order_type': 'Buy', 'symbol': 'AAPL', 'price':"
                                + " 210.65, 'amount': 10, 'status': 'Completed'}, 12446: {'id': 12446,"
                                + " 'order_type': 'Sell', 'symbol': 'GOOG', 'price': 2840.56,"
                                + " 'amount': 5, 'status': 'Pending'}}");
        assertThat(other.attribute("watch_list")).hasToString("['NVDA']");
        assertThat(other.attribute("transaction_history")).hasToString("[]");
        assertThat(other.attribute("market_status")).hasToString("Closed");
        assertThat(other.attribute("authenticated")).hasToString("False");
    }

    @Test
    void load_accountOfTheWrongType_isRefused() {
        var config = DictValue.of("account_info", 5).freeze();

        assertThatThrownBy(() -> new TradingSandbox().load(config, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TradingBot.account_info");
    }
}
