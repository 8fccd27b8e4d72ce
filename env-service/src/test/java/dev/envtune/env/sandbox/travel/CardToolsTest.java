package dev.envtune.env.sandbox.travel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;

class CardToolsTest {
    private final Play ada = Trips.ada();

    @Test
    void register_twoCards_drawsIdThenBalance() {
        assertThat(ada.says(register("5000"))).isEqualTo("{\"card_id\": \"262919693687\"}");
        assertThat(ada.says(register("6000"))).isEqualTo("{\"card_id\": \"307751534385\"}");

        assertThat(ada.says("get_all_credit_cards()"))
                .contains(
                        "\"262919693687\": {\"card_number\": \"5000\", \"expiration_date\":"
                                + " \"12/2030\", \"cardholder_name\": \"Ada\","
                                + " \"card_verification_number\": 12, \"balance\": 44620}");
        assertThat(ada.says(balance("307751534385"))).isEqualTo("{\"card_balance\": 55040}");
    }

    @Test
    void register_withoutToken_saysNotInitialized() {
        assertThat(Trips.fresh().says(register("5000")))
                .isEqualTo("{\"error\": \"Token not initialized\"}");
    }

    @Test
    void register_numberThatIsAnId_fails() {
        assertThat(ada.says(register("card_1")))
                .isEqualTo("{\"error\": \"Card already registered\"}");
    }

    @Test
    void register_refused_drawsNothing() {
        ada.says(register("card_1"));
        ada.says(register("5000").replace("abc123", "x"));

        assertThat(ada.says(register("5000"))).isEqualTo("{\"card_id\": \"262919693687\"}");
    }

    @Test
    void balance_unknownCard_listsTheIds() {
        assertThat(ada.says(balance("card_9")))
                .isEqualTo(
                        "{\"error\": \"Card not registered. Here are a list of card_id's:"
                                + " ['card_1', 'card_2']\"}");
    }

    @Test
    void balance_unknownCard_tellsTheCausesApart() {
        ada.says(register("5000"));

        assertThat(ada.cause(balance("card_9"))).isEqualTo("CARD_UNKNOWN");
        assertThat(ada.cause(balance("4111"))).isEqualTo("CARD_NUMBER_GIVEN");
        assertThat(ada.cause("get_credit_card_balance('abc123', 262919693687)"))
                .isEqualTo("CARD_ID_NOT_TEXT");
        assertThat(Trips.fresh().cause("get_credit_card_balance(None, 'card_9')"))
                .isEqualTo("CARD_NONE");
    }

    @Test
    void balance_idAsNumber_nextCallSucceeds() {
        ada.says(register("5000"));
        var next = ada.next("get_credit_card_balance('abc123', 262919693687)");

        assertThat(ada.says(next)).isEqualTo("{\"card_balance\": 44620}");
    }

    @Test
    void balance_recordWithoutBalance_raisesItsKey() {
        assertThat(ada.says(balance("card_2"))).isEqualTo("Error during execution: 'balance'");
        assertThat(ada.hints(balance("card_2")).shown()).contains("no field balance");
    }

    @Test
    void balance_idThatCannotBeHashed_raises() {
        assertThat(ada.says("get_credit_card_balance('abc123', ['card_1'])"))
                .isEqualTo("Error during execution: unhashable type: 'list'");
    }

    private static String register(String number) {
        return "register_credit_card(access_token='abc123', card_number='"
                + number
                + "', expiration_date='12/2030', cardholder_name='Ada',"
                + " card_verification_number=12)";
    }

    private static String balance(String cardId) {
        return "get_credit_card_balance(access_token='abc123', card_id='" + cardId + "')";
    }
}
