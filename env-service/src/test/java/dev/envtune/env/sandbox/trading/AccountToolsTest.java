package dev.envtune.env.sandbox.trading;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountToolsTest {
    private final Play visitor = Play.of("TradingBot", "{}");
    private final Play user =
            Play.of("TradingBot", "{\"authenticated\": true, \"market_status\": \"Open\"}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    place_order('Buy', 'AAPL', 1.0, 1) | {"error": "User not authenticated. Please log in to place an order."}
                    withdraw_funds(5) | {"error": "User not authenticated. Please log in to make a transaction."}
                    fund_account(5) | {"error": "User not authenticated. Please log in to fund the account."}
                    get_account_info() | {"error": "User not authenticated. Please log in to view account information."}
                    remove_stock_from_watchlist('NVDA') | {"error": "User not authenticated. Please log in to modify the watchlist."}
                    get_watchlist() | ['Error: User not authenticated. Please log in to view the watchlist.']
                    get_order_history() | [{'error': 'User not authenticated. Please log in to view order history.'}]
                    get_transaction_history('bad') | [{'error': 'User not authenticated. Please log in to view transaction history.'}]
                    """)
    void call_beforeLogin_keepsItsOwnShapeAndPointsToLogin(String call, String text) {
        var voiced = visitor.hints(call);

        assertThat(visitor.cause(call)).isEqualTo("NOT_LOGGED_IN");
        assertThat(voiced.standard()).isEqualTo(text);
        assertThat(voiced.shown()).startsWith(text.substring(0, 60));
        assertThat(requireNonNull(voiced.hint()).text()).contains("trading_login(username: string");
    }

    @Test
    void withdrawFunds_beforeLogin_keepsTheMarketStatusToItself() {
        assertThat(visitor.hint("withdraw_funds(5)").text()).doesNotContain("market");
    }

    @Test
    void login_twice_saysWhatWas() {
        assertThat(visitor.says("trading_get_login_status()")).isEqualTo("{\"status\": false}");
        assertThat(visitor.says("trading_login('eve', 'x')"))
                .isEqualTo("{\"status\": \"Logged in successfully\"}");
        assertThat(visitor.cause("trading_login('eve', 'x')")).isEqualTo("ALREADY_LOGGED_IN");
        assertThat(visitor.says("trading_login('eve', 'x')"))
                .isEqualTo("{\"status\": \"Already logged in\"}");
        assertThat(visitor.says("trading_get_login_status()")).isEqualTo("{\"status\": true}");
    }

    @Test
    void logout_twice_saysWhatWas() {
        assertThat(user.says("trading_logout()"))
                .isEqualTo("{\"status\": \"Logged out successfully\"}");
        assertThat(user.cause("trading_logout()")).isEqualTo("NOBODY_TO_LOG_OUT");
        assertThat(user.says("trading_logout()"))
                .isEqualTo("{\"status\": \"No user is currently logged in\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    withdraw_funds(0) | WITHDRAWAL_NOT_POSITIVE | {"error": "Transaction amount must be positive."}
                    withdraw_funds(10000.01) | WITHDRAWAL_ABOVE_BALANCE | {"error": "Insufficient funds for withdrawal."}
                    withdraw_funds('5') | TYPE_ERROR | Error during execution: '<=' not supported between instances of 'str' and 'int'
                    fund_account(-1) | FUNDING_NOT_POSITIVE | {"error": "Funding amount must be positive."}
                    fund_account(None) | TYPE_ERROR | Error during execution: '<=' not supported between instances of 'NoneType' and 'int'
                    """)
    void call_failing_saysOfficialWordsForItsCause(String call, String cause, String text) {
        assertThat(user.cause(call)).isEqualTo(cause);
        assertThat(user.says(call)).isEqualTo(text);
        assertThat(user.attribute("transaction_history")).hasToString("[]");
    }

    @Test
    void withdrawFunds_marketClosed_isADeadEnd() {
        var closed = Play.of("TradingBot", "{\"authenticated\": true}");

        assertThat(closed.says("withdraw_funds(5)"))
                .isEqualTo("{\"error\": \"Market is closed. Transactions are not allowed.\"}");
        assertThat(closed.hint("withdraw_funds(5)").kind().code()).isEqualTo("K16");
        assertThat(closed.hint("withdraw_funds(5)").next()).isNull();
    }

    @Test
    void transactions_four_drawTheTimesOfTheSeed() {
        assertThat(user.says("fund_account(amount=500)"))
                .isEqualTo(
                        "{\"status\": \"Account funded successfully\", \"new_balance\": 10500.0}");
        assertThat(user.says("withdraw_funds(amount=0.5)"))
                .isEqualTo("{\"status\": \"Withdrawal successful\", \"new_balance\": 10499.5}");
        user.says("fund_account(0)");
        user.says("fund_account(1)");
        user.says("withdraw_funds(10500.5)");

        assertThat(user.attribute("transaction_history"))
                .hasToString(
                        "[{'type': 'deposit', 'amount': 500, 'timestamp': '2024-09-02 05:40:15'},"
                                + " {'type': 'withdrawal', 'amount': 0.5, 'timestamp': '2024-09-01"
                                + " 12:26:34'}, {'type': 'deposit', 'amount': 1, 'timestamp':"
                                + " '2024-09-02 04:29:48'}, {'type': 'withdrawal', 'amount': 10500.5,"
                                + " 'timestamp': '2024-09-02 09:45:15'}]");
        assertThat(user.says("get_account_info()"))
                .isEqualTo(
                        "{\"account_id\": 12345, \"balance\": 0.0, \"binding_card\":"
                                + " 1974202140965533}");
    }
}
