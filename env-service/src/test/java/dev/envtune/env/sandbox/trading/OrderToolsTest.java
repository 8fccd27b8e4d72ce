package dev.envtune.env.sandbox.trading;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderToolsTest {
    private static final String MALFORMED =
            """
            {"authenticated": true, "order_counter": 8,
             "orders": {"7": {"symbol": "AAPL", "price": 1.5, "status": "Open"}, "order_type": "Buy",
                        "9": {"symbol": "AAPL"}}}
            """;

    private final Play play = Play.of("TradingBot", "{\"authenticated\": true}");
    private final Play malformed = Play.of("TradingBot", MALFORMED);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    place_order('Buy', 'aapl', 1, 1) | SYMBOL_IN_OTHER_SPELLING | {"error": "Invalid stock symbol: aapl"}
                    place_order('Buy', 'Apple', 1, 1) | SYMBOL_IS_COMPANY | {"error": "Invalid stock symbol: Apple"}
                    place_order('Buy', 'AMZN', 1, 1) | SYMBOL_NOT_TRADED | {"error": "Invalid stock symbol: AMZN"}
                    place_order('Buy', 'QQQ', 1, 1) | SYMBOL_NOT_FOUND | {"error": "Invalid stock symbol: QQQ"}
                    place_order('Buy', ['AAPL'], 1, 1) | TYPE_ERROR | Error during execution: unhashable type: 'list'
                    place_order('Buy', 'AAPL', 0, 1) | PRICE_NOT_POSITIVE | {"error": "Price and amount must be positive values."}
                    place_order('Buy', 'AAPL', 1, -1) | AMOUNT_NOT_POSITIVE | {"error": "Price and amount must be positive values."}
                    place_order('Buy', 'AAPL', '1', 1) | TYPE_ERROR | Error during execution: '<=' not supported between instances of 'str' and 'int'
                    place_order(3.5, 'AAPL', 1, 1) | ATTRIBUTE_ERROR | Error during execution: 'float' object has no attribute 'lower'
                    place_order('BUY', 'AAPL', 100.005, 100) | FUNDS_TOO_LOW | {"error": "Insufficient funds: required $10000.50 but only $10000.00 available."}
                    cancel_order(12345) | ORDER_COMPLETED | {"error": "Can't cancel order 12345. Order is already completed."}
                    cancel_order(7) | ORDER_NOT_FOUND | {"error": "Order with ID 7 not found."}
                    cancel_order('12446') | ORDER_ID_IS_TEXT | {"error": "Order with ID 12446 not found."}
                    cancel_order([1]) | TYPE_ERROR | Error during execution: unhashable type: 'list'
                    get_order_details('12446') | ORDER_ID_IS_TEXT | {"error": "Order with ID 12446 not found.Here is the list of orders_id: [12345, 12446]"}
                    get_order_details(7) | ORDER_NOT_FOUND | {"error": "Order with ID 7 not found.Here is the list of orders_id: [12345, 12446]"}
                    """)
    void call_failing_saysOfficialWordsForItsCause(String call, String cause, String text) {
        assertThat(play.cause(call)).isEqualTo(cause);
        assertThat(play.says(call)).isEqualTo(text);
        assertThat(play.attribute("order_counter")).hasToString("12446");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    place_order('Buy', 'aapl', 1, 1) | place_order('Buy', 'AAPL', 1, 1)
                    place_order('Buy', 'apple inc.', 1, 1) | get_symbol_by_name(name='Apple')
                    place_order('Buy', 'AAPL', 100.005, 100) | fund_account(amount=0.5)
                    cancel_order('12446') | cancel_order(12446)
                    cancel_order(7) | get_order_history()
                    get_order_details(order_id='12446') | get_order_details(order_id=12446)
                    """)
    void hint_onFailure_offersTheRepairingCall(String call, String next) {
        assertThat(play.next(call)).isEqualTo(next);
        assertThat(play.cause(next)).isEmpty();
    }

    @Test
    void placeOrder_fundsTooLow_fitsAfterTheSuggestedFunding() {
        var order = "place_order(order_type='Buy', symbol='AAPL', price=33.333, amount=301)";

        play.says(play.next(order));

        assertThat(play.cause(order)).isEmpty();
    }

    @Test
    void placeOrder_defaultCounter_replacesTheOrderThatHasItsId() {
        assertThat(play.says("place_order(order_type='Buy', symbol='AAPL', price=15, amount=2)"))
                .isEqualTo(
                        "{\"order_id\": 12446, \"order_type\": \"Buy\", \"status\": \"Pending\","
                                + " \"price\": 15.0, \"amount\": 2}");
        assertThat(play.says("get_order_details(12446)"))
                .isEqualTo(
                        "{\"id\": 12446, \"order_type\": \"Buy\", \"symbol\": \"AAPL\", \"price\":"
                                + " 15.0, \"amount\": 2, \"status\": \"Open\"}");
        assertThat(play.says("get_order_history()")).isEqualTo("{\"history\": [12345, 12446]}");
        assertThat(play.says("get_account_info()")).contains("\"balance\": 10000.0");
    }

    @Test
    void placeOrder_selling_needsNoFunds() {
        assertThat(play.cause("place_order('Sell', 'AAPL', 10000.0, 100)")).isEmpty();
    }

    @Test
    void placeOrder_unknownType_isPlacedWithADoubt() {
        var voiced = play.hints("place_order('Hold', 'AAPL', 10000.0, 100)");

        assertThat(voiced.standard()).contains("\"order_type\": \"Hold\"");
        assertThat(requireNonNull(voiced.hint()).text()).contains("cancel_order takes it back");
    }

    @Test
    void placeOrder_severalFaultsBeforeLogin_hintsAtEach() {
        var hint = Play.of("TradingBot", "{}").hint("place_order('Buy', 'Apple', 0, 0)");

        assertThat(hint.text())
                .contains("trading_login")
                .contains("company's name")
                .contains("price must")
                .contains("amount must");
    }

    @Test
    void placeOrder_priceAndAmountZero_hintsAtBoth() {
        assertThat(play.hint("place_order('Buy', 'AAPL', 0, 0)").text())
                .contains("price must")
                .contains("amount must");
        assertThat(play.says("place_order('Buy', 'AAPL', 0, '0')"))
                .isEqualTo("{\"error\": \"Price and amount must be positive values.\"}");
    }

    @Test
    void cancelOrder_pending_canBeRepeated() {
        assertThat(play.says("cancel_order(order_id=12446)"))
                .isEqualTo("{\"order_id\": 12446, \"status\": \"Cancelled\"}");
        assertThat(play.says("cancel_order(order_id=12446)")).contains("Cancelled");
        assertThat(play.says("get_order_details(12446)")).contains("\"status\": \"Cancelled\"");
    }

    @Test
    void orders_malformedKey_staysTextAndIsShown() {
        assertThat(malformed.says("get_order_details('order_type')")).isEqualTo("Buy");
        assertThat(malformed.says("get_order_history()"))
                .isEqualTo("{\"history\": [7, \"order_type\", 9]}");
        assertThat(malformed.cause("get_order_details(7)")).isEmpty();
    }

    @Test
    void cancelOrder_malformedRecords_raisesLikePython() {
        assertThat(malformed.cause("cancel_order('order_type')")).isEqualTo("ORDER_NOT_A_RECORD");
        assertThat(malformed.says("cancel_order('order_type')"))
                .isEqualTo("Error during execution: string indices must be integers, not 'str'");
        assertThat(malformed.cause("cancel_order(9)")).isEqualTo("ORDER_LACKS_FIELD");
        assertThat(malformed.says("cancel_order(9)")).isEqualTo("Error during execution: 'status'");
    }
}
