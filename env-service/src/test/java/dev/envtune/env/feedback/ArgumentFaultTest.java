package dev.envtune.env.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;

/// What the voice derives from the call and the annotations alone, in domains that know nothing of it.
class ArgumentFaultTest {
    private final Play trading = Play.of("TradingBot", "{}");
    private final Play files = Play.of("GorillaFileSystem", "{}");

    @Test
    void wrongType_isNamedAndConverted() {
        assertThat(trading.hint("get_stock_info(symbol=['AAPL'])").text())
                .startsWith("symbol must be of type string; an array was given.");
        assertThat(trading.next("get_stock_info(symbol=['AAPL'])"))
                .isEqualTo("get_stock_info(symbol='AAPL')");
        assertThat(trading.next("get_order_details(order_id='12345')"))
                .isEqualTo("get_order_details(order_id=12345)");
    }

    @Test
    void wrongTypeWithoutObviousValue_hasNoNextAction() {
        var call = "get_stock_info(symbol=['AAPL', 'GOOG'])";
        assertThat(trading.hint(call).text()).contains("an array was given");
        assertThat(trading.hint(call).next()).isNull();
    }

    /// An expression in a text is not computed.
    @Test
    void textThatOnlyLooksLikeANumber_isNotConverted() {
        assertThat(trading.hint("get_order_details(order_id='1-1')").next()).isNull();
    }

    @Test
    void path_isCutToItsLastPart() {
        assertThat(trading.hint("get_stock_info(symbol='data/AAPL')").text())
                .startsWith("symbol is no path: give the bare value 'AAPL'.");
        assertThat(trading.next("get_stock_info(symbol='data/AAPL')"))
                .isEqualTo("get_stock_info(symbol='AAPL')");
    }

    @Test
    void valueOfAnotherArgument_isNamed() {
        assertThat(files.hint("grep(file_name='error', pattern='error')").text())
                .startsWith("file_name repeats pattern");
    }
}
