package dev.envtune.env.sandbox.travel;

import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.LongContext.Constant;
import dev.envtune.env.sandbox.LongContextSample;
import dev.envtune.env.sandbox.Play;
import dev.envtune.env.sandbox.python.JsonValues;
import java.time.Instant;

/// Travel sessions to test with.
final class Trips {
    /// One card that can pay, one without a balance, and a booking of another layout.
    static final String ADA =
            """
            {"access_token": "abc123", "token_type": "Bearer", "token_expires_in": 3600,
             "token_scope": "read_write", "user_first_name": "Ada", "user_last_name": "Byron",
             "budget_limit": 1000.0,
             "credit_card_list": {
               "card_1": {"card_number": "4111", "balance": 5000},
               "card_2": {"card_number": "4222"}},
             "booking_record": {"777": {"flight_number": "LA1", "cost": 300.0}}}
            """;

    private Trips() {}

    static Play ada() {
        return Play.of("TravelAPI", ADA);
    }

    static Play fresh() {
        return Play.of("TravelAPI", "{}");
    }

    static Play adaAt(String created) {
        return Play.of("TravelAPI", ADA, null, Instant.parse(created));
    }

    /// Ada's session with a card `long_1` (balance 9000) and a booking `long_b` paid with it, of 400.
    static Play longContext() {
        return Play.of("TravelAPI", ADA, constants());
    }

    static LongContext constants() {
        return new LongContextSample()
                .with(
                        Constant.CREDIT_CARD_EXTENSION,
                        JsonValues.parse(
                                """
                                {"card_1": {"card_number": "9999", "balance": 1.0},
                                 "long_1": {"card_number": "4333", "balance": 9000.0}}
                                """))
                .with(
                        Constant.BOOKING_RECORD_EXTENSION,
                        JsonValues.parse(
                                """
                                {"long_b": {"card_id": "long_1", "travel_date": "2026-01-01",
                                  "travel_from": "SFO", "travel_to": "LAX",
                                  "travel_class": "economy", "travel_cost": 400.0,
                                  "transaction_id": "t1"}}
                                """))
                .constants();
    }

    static String authenticate(String first, String last) {
        return "authenticate_travel(client_id='c', client_secret='s', refresh_token='r',"
                + " grant_type='read', user_first_name='%s', user_last_name='%s')"
                        .formatted(first, last);
    }

    static String book(String from, String to, String date, String travelClass) {
        return book("card_1", from, to, date, travelClass);
    }

    static String book(String card, String from, String to, String date, String travelClass) {
        return ("book_flight(access_token='abc123', card_id='%s', travel_date='%s',"
                        + " travel_from='%s', travel_to='%s', travel_class='%s')")
                .formatted(card, date, from, to, travelClass);
    }
}
