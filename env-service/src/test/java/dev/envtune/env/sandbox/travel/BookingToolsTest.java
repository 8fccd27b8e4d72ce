package dev.envtune.env.sandbox.travel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookingToolsTest {
    private static final String BOOKED = "3426812";

    private final Play ada = Trips.ada();

    @BeforeEach
    void book() {
        ada.says(Trips.book("SFO", "LAX", "2026-11-10", "business"));
    }

    @Test
    void invoice_ofABooking_leavesTheCardOut() {
        assertThat(ada.says("retrieve_invoice('abc123', '3426812')"))
                .isEqualTo(
                        "{\"invoice\": {\"booking_id\": \"3426812\", \"travel_date\":"
                                + " \"2026-11-10\", \"travel_from\": \"SFO\", \"travel_to\":"
                                + " \"LAX\", \"travel_class\": \"business\", \"travel_cost\":"
                                + " 400.0, \"transaction_id\": \"45451592\"}}");
    }

    @Test
    void invoice_ofAnInsuranceAlone_isNotFound() {
        var call = "retrieve_invoice(access_token='abc123', insurance_id='1')";

        assertThat(ada.says(call)).isEqualTo("{\"error\": \"Booking not found\"}");
        assertThat(ada.cause(call)).isEqualTo("INVOICE_WITHOUT_BOOKING");
    }

    @Test
    void invoice_ofAnotherLayout_raisesTheFirstMissingField() {
        assertThat(ada.says("retrieve_invoice('abc123', '777')"))
                .isEqualTo("Error during execution: 'travel_date'");
    }

    @Test
    void cancel_ofABooking_refundsAndForgetsIt() {
        assertThat(ada.says(cancel(BOOKED))).isEqualTo("{\"cancel_status\": true}");
        assertThat(ada.says("get_credit_card_balance('abc123', 'card_1')"))
                .isEqualTo("{\"card_balance\": 5000.0}");
        assertThat(ada.says(cancel(BOOKED)))
                .isEqualTo("{\"cancel_status\": false, \"error\": \"Booking not found\"}");
        assertThat(ada.cause(cancel(BOOKED))).isEqualTo("BOOKING_CANCELLED");
    }

    @Test
    void cancel_ofAnotherLayout_raises() {
        assertThat(ada.says(cancel("777"))).isEqualTo("Error during execution: 'card_id'");
    }

    @Test
    void cancel_cardGone_raisesItsId() {
        var play =
                Play.of(
                        "TravelAPI",
                        "{\"booking_record\": {\"1\": {\"card_id\": \"c\", \"travel_cost\": 1}}}");

        assertThat(play.says("cancel_booking(None, '1')")).isEqualTo("Error during execution: 'c'");
        assertThat(play.cause("cancel_booking(None, '1')")).isEqualTo("CARD_OF_BOOKING_MISSING");
    }

    @Test
    void bookingId_unknown_tellsTheCausesApart() {
        assertThat(ada.cause(cancel("x"))).isEqualTo("BOOKING_UNKNOWN");
        assertThat(ada.cause(cancel("45451592"))).isEqualTo("TRANSACTION_ID_GIVEN");
        assertThat(ada.cause("cancel_booking('abc123', 3426812)")).isEqualTo("BOOKING_ID_NOT_TEXT");
        assertThat(Trips.fresh().cause("cancel_booking(None, 'x')")).isEqualTo("BOOKING_NONE");
    }

    @Test
    void bookingId_unknown_nextCallListsTheBookings() {
        assertThat(ada.next(cancel("x"))).isEqualTo("get_booking_history(access_token='abc123')");
    }

    @Test
    void bookingId_asNumber_nextCallSucceeds() {
        var next = ada.next("cancel_booking('abc123', booking_id=3426812)");

        assertThat(ada.says(next)).isEqualTo("{\"cancel_status\": true}");
    }

    @Test
    void support_unknownBooking_hintNeedsNoToken() {
        var call = "contact_customer_support(booking_id='x', message='help')";

        assertThat(ada.says(call)).isEqualTo("{\"error\": \"Booking not found\"}");
        assertThat(ada.hint(call).next()).isNull();
        assertThat(ada.says("contact_customer_support('3426812', 'help')"))
                .startsWith("{\"customer_support_message\": \"Thank you for contacting");
    }

    @Test
    void insurance_ofABooking_chargesWithoutLookingAtTheBalance() {
        var play = Trips.ada();
        play.says("set_budget_limit('abc123', 100000)");

        assertThat(play.says(insure("777", "5000.5", "card_1")))
                .isEqualTo("{\"insurance_id\": \"255316027\", \"insurance_status\": true}");
        assertThat(play.says("get_credit_card_balance('abc123', 'card_1')"))
                .isEqualTo("{\"card_balance\": -0.5}");
        assertThat(play.says(insure("777", "1", "card_1"))).contains("986904079");
        assertThat(play.says(insure("777", "1", "card_1"))).contains("383612743");
    }

    @Test
    void insurance_afterTokenAndBooking_drawsTheNextOfTheSeed() {
        var play = Trips.ada();
        play.says(Trips.authenticate("Ada", "Byron"));
        var booked =
                play.says(
                        Trips.book("SFO", "LAX", "2026-11-10", "economy")
                                .replace("abc123", "251675"));

        assertThat(booked).contains("5431449", "59784505");
        assertThat(play.says(insure("777", "1", "card_1").replace("abc123", "251675")))
                .contains("304283040");
    }

    @Test
    void insurance_unfit_failsInOrder() {
        assertThat(ada.says(insure("x", "1000.5", "x")))
                .isEqualTo("{\"insurance_status\": false, \"error\": \"Exceeded budget limit\"}");
        assertThat(ada.says(insure("x", "1000", "x")))
                .isEqualTo("{\"insurance_status\": false, \"error\": \"Booking not found\"}");
        assertThat(ada.says(insure("777", "1000", "x")))
                .isEqualTo(
                        "{\"insurance_status\": false, \"error\": \"Credit card not registered\"}");
        assertThat(ada.says(insure("777", "1000", "card_2")))
                .isEqualTo("Error during execution: 'balance'");
    }

    private static String cancel(String booking) {
        return "cancel_booking(access_token='abc123', booking_id='" + booking + "')";
    }

    private static String insure(String booking, String cost, String card) {
        return "purchase_insurance(access_token='abc123', insurance_type='basic', booking_id='"
                + booking
                + "', insurance_cost="
                + cost
                + ", card_id='"
                + card
                + "')";
    }
}
