package dev.envtune.env.sandbox.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.envtune.env.sandbox.Play;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.Operators;
import org.junit.jupiter.api.Test;

class TravelSandboxTest {
    @Test
    void state_default_isEmptyWithNones() {
        assertThat(new TravelSandbox().state())
                .isEqualTo(
                        JsonValues.parse(
                                """
                                {"credit_card_list": {}, "booking_record": {},
                                 "access_token": null, "token_type": null,
                                 "token_expires_in": null, "token_scope": null,
                                 "user_first_name": null, "user_last_name": null,
                                 "budget_limit": null, "long_context": false}
                                """));
    }

    @Test
    void load_longContext_mergesCardsAndBookingsWhoseIdsAreNew() {
        assertThat(Trips.longContext().attribute("credit_card_list"))
                .isEqualTo(
                        JsonValues.parse(
                                """
                                {"card_1": {"card_number": "4111", "balance": 5000},
                                 "card_2": {"card_number": "4222"},
                                 "long_1": {"card_number": "4333", "balance": 9000.0}}
                                """));
        assertThat(Operators.length(Trips.longContext().attribute("booking_record"))).isEqualTo(2);
        assertThat(Trips.longContext().attribute("long_context").truthy()).isTrue();
    }

    @Test
    void load_seed_changesTheDraws() {
        var play = Play.of("TravelAPI", "{\"random_seed\": 200191}");

        assertThat(play.says(Trips.authenticate("Ada", "Byron"))).doesNotContain("251675");
    }

    @Test
    void load_cardsThatAreNoRecords_isRefused() {
        var config = (DictValue) JsonValues.parse("{\"credit_card_list\": {\"a\": 1}}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TravelSandbox().load(config, null))
                .withMessageContaining("credit_card_list");
    }

    @Test
    void sessions_payingWithALongContextCard_doNotSeeEachOther() {
        var constants = Trips.constants();
        var one = Play.of("TravelAPI", Trips.ADA, constants);
        one.says(Trips.book("long_1", "SFO", "LAX", "2026-11-10", "economy"));
        one.says("cancel_booking('abc123', 'long_b')");
        var other = Play.of("TravelAPI", Trips.ADA, constants);

        assertThat(one.says("get_credit_card_balance('abc123', 'long_1')"))
                .isEqualTo("{\"card_balance\": 9200.0}");
        assertThat(other.says("get_credit_card_balance('abc123', 'long_1')"))
                .isEqualTo("{\"card_balance\": 9000.0}");
        assertThat(other.says("retrieve_invoice('abc123', 'long_b')")).contains("\"t1\"");
    }

    @Test
    void copy_afterCalls_continuesIndependently() {
        var original = Trips.ada();
        original.says(Trips.book("SFO", "LAX", "2026-11-10", "economy"));
        original.says("cancel_booking('abc123', '3426812')");
        var before = original.state().thaw();
        var copy = original.copy();

        assertThat(copy.cause("cancel_booking('abc123', '3426812')"))
                .isEqualTo("BOOKING_CANCELLED");
        assertThat(copy.says(Trips.book("SFO", "LAX", "2026-11-10", "economy")))
                .contains("7223063");
        copy.says(Trips.authenticate("Bo", "Lee"));
        assertThat(original.state()).isEqualTo(before);
        assertThat(original.says(Trips.book("SFO", "LAX", "2026-11-10", "economy")))
                .contains("7223063");
        assertThat(original.cause("get_booking_history('x')")).isEqualTo("TOKEN_UNKNOWN");
    }
}
