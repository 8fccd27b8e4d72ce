package dev.envtune.env.sandbox.travel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlightToolsTest {
    private static final String ODD_DATE = "2026-11-10"; // digits sum to 13
    private static final String EVEN_DATE = "2026-11-11"; // digits sum to 14

    private final Play ada = Trips.ada();

    @ParameterizedTest
    @CsvSource({
        "SFO, LAX, 2026-11-10, economy, 200.0",
        "SFO, LAX, 2026-11-10, business, 400.0",
        "SFO, LAX, 2026-11-10, first, 1000.0",
        "SFO, LAX, 2026-11-11, first, 2000.0",
        "LAX, SFO, 2026-11-10, economy, 100.0",
        "JFK, PVG, 2026-11-10, economy, 950.0",
        "OKD, LAX, 2026-11-10, economy, 220.0",
        "LHR, CDG, not a date, economy, 200.0"
    })
    void cost_ofAFare_dependsOnDirectionDateAndClass(
            String from, String to, String date, String travelClass, String cost) {
        assertThat(ada.says(quote(from, to, date, travelClass)))
                .isEqualTo("{\"travel_cost_list\": [" + cost + "]}");
    }

    @Test
    void cost_longContext_listsAllFaresInOrder() {
        var answer = Trips.longContext().says(quote("LHR", "CDG", ODD_DATE, "business"));

        assertThat(answer)
                .startsWith("{\"travel_cost_list\": [400.0, 1000.0, 800.0,")
                .endsWith(", 440.0, 200.0, 440.0]}");
        assertThat(answer.split(",")).hasSize(153);
    }

    @ParameterizedTest
    @CsvSource({
        "Los Angeles, SFO, DEPARTURE_IS_CITY",
        "lax, SFO, DEPARTURE_IN_OTHER_CASE",
        "XXX, SFO, DEPARTURE_UNKNOWN",
        "LAX, San Francisco, DESTINATION_IS_CITY",
        "LAX, sfo, DESTINATION_IN_OTHER_CASE",
        "LAX, XXX, DESTINATION_UNKNOWN",
        "LAX, LAX, SAME_AIRPORT",
        "CDG, LAX, NO_FARES_FROM",
        "OKD, SFO, FARE_OTHER_WAY_ONLY",
        "BOS, LHR, NO_FARE"
    })
    void cost_withoutFare_tellsTheCausesApart(String from, String to, String cause) {
        var call = quote(from, to, ODD_DATE, "first");

        assertThat(ada.cause(call)).isEqualTo(cause);
        assertThat(ada.says(call))
                .isEqualTo("Error during execution: No available route for the given airports.");
    }

    @Test
    void cost_bothAirportsWrong_hintNamesBothAndRepairsBoth() {
        var call = quote("lax", "sfo", ODD_DATE, "economy");

        assertThat(ada.hint(call).text()).contains("'LAX'", "'SFO'");
        assertThat(ada.says(ada.next(call))).isEqualTo("{\"travel_cost_list\": [100.0]}");
    }

    @Test
    void cost_cityForAirport_nextCallYieldsTheCode() {
        var next = ada.next(quote("Los Angeles", "SFO", ODD_DATE, "economy"));

        assertThat(next).isEqualTo("get_nearest_airport_by_city(location='Los Angeles')");
        assertThat(ada.says(next)).isEqualTo("{\"nearest_airport\": \"LAX\"}");
    }

    @Test
    void cost_pairWithoutFare_hintListsWhereTheFaresLead() {
        assertThat(ada.hints(quote("WLB", "LAX", ODD_DATE, "economy")).shown())
                .contains("from WLB", "CRH, ATV, PHV, GFD");
    }

    @Test
    void cost_unknownClass_raises() {
        assertThat(ada.says(quote("SFO", "LAX", ODD_DATE, "cheap")))
                .isEqualTo(
                        "Error during execution: Invalid travel class. Options are: economy,"
                                + " business, first.");
        assertThat(ada.cause(quote("SFO", "LAX", ODD_DATE, "cheap"))).isEqualTo("CLASS_UNKNOWN");
        assertThat(ada.says("get_flight_cost('SFO', 'LAX', '2026-11-10', ['first'])"))
                .contains("Invalid travel class.");
    }

    @Test
    void cost_classInOtherCase_nextCallSucceeds() {
        assertThat(ada.says(ada.next(quote("SFO", "LAX", ODD_DATE, "Economy"))))
                .isEqualTo("{\"travel_cost_list\": [200.0]}");
    }

    @Test
    void cost_oddArguments_raiseAsPythonWould() {
        assertThat(ada.says("get_flight_cost([], 'LAX', '2026-11-10', 'first')"))
                .isEqualTo("Error during execution: unhashable type: 'list'");
        assertThat(ada.says("get_flight_cost('SFO', 'LAX', 3.5, 'first')"))
                .isEqualTo("Error during execution: 'float' object is not iterable");
        assertThat(ada.says("get_flight_cost('SFO', 'LAX', ['1', 'x', '12'], 'economy')"))
                .isEqualTo("{\"travel_cost_list\": [200.0]}");
    }

    @Test
    void book_aFlight_chargesTheCardAndDrawsBookingThenTransaction() {
        assertThat(ada.says(Trips.book("SFO", "LAX", ODD_DATE, "business")))
                .isEqualTo(
                        "{\"booking_id\": \"3426812\", \"transaction_id\": \"45451592\","
                                + " \"booking_status\": true, \"booking_history\": {}}");
        assertThat(ada.says(Trips.book("SFO", "LAX", ODD_DATE, "economy")))
                .contains("\"7223063\"", "\"35535380\"");
        assertThat(ada.says(Trips.book("SFO", "LAX", ODD_DATE, "economy")))
                .contains("\"6765159\"", "\"96206559\"");

        assertThat(ada.says("get_credit_card_balance('abc123', 'card_1')"))
                .isEqualTo("{\"card_balance\": 4200.0}");
        assertThat(ada.says("get_booking_history('abc123')"))
                .contains(
                        "\"3426812\": {\"card_id\": \"card_1\", \"travel_date\": \"2026-11-10\","
                                + " \"travel_from\": \"SFO\", \"travel_to\": \"LAX\","
                                + " \"travel_class\": \"business\", \"travel_cost\": 400.0,"
                                + " \"transaction_id\": \"45451592\"}");
    }

    @Test
    void book_longContext_showsTheWholeHistory() {
        assertThat(Trips.longContext().says(Trips.book("SFO", "LAX", ODD_DATE, "economy")))
                .contains("\"booking_history\": {\"777\": {", "\"long_b\": {", "\"3426812\": {");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "card_9|SFO|LAX|2026-11-10|first|CARD_UNKNOWN|Card not registered",
                "4111|SFO|LAX|2026-11-10|first|CARD_NUMBER_GIVEN|Card not registered",
                "card_2|SFO|LAX|2026-11-10|first|CARD_WITHOUT_BALANCE|Balance not found",
                "card_1|sfo|XXX|bad|bad|DEPARTURE_IN_OTHER_CASE|Invalid departure airport code: sfo",
                "card_1|JFK|PVG|bad|bad|DESTINATION_UNKNOWN|Invalid destination airport code: PVG",
                "card_1|SFO|CDG|2026/11/10|bad|DATE_FORMAT"
                        + "|Invalid date format. Use YYYY-MM-DD.",
                "card_1|SFO|CDG|2026-02-30|bad|DATE_IMPOSSIBLE"
                        + "|Invalid date format. Use YYYY-MM-DD.",
                "card_1|SFO|CDG|2026-11-10|bad|CLASS_UNKNOWN|Invalid travel class. Must be one of"
                        + " {'economy', 'business', 'first'}",
                "card_1|SFO|CDG|2026-11-10|first|NO_FARE"
                        + "|No available route for the given airports.",
                "card_1|JFK|PEK|2026-11-11|first|FUNDS_TOO_LOW|Insufficient funds"
            })
    void book_unfit_failsAtTheFirstCheck(
            String card,
            String from,
            String to,
            String date,
            String travelClass,
            String cause,
            String error) {
        var call = Trips.book(card, from, to, date, travelClass);

        assertThat(ada.says(call))
                .isEqualTo("{\"booking_status\": false, \"error\": \"" + error + "\"}");
        assertThat(ada.cause(call)).isEqualTo(cause);
    }

    @Test
    void book_severalFaults_hintNamesThemAll() {
        var text = ada.hint(Trips.book("Paris", "lax", "10.11.2026", "First")).text();

        assertThat(text).contains("travel_from takes", "'LAX'", "YYYY-MM-DD", "'first'");
    }

    @Test
    void book_faultThatPythonWouldRaiseLater_doesNotRaise() {
        assertThat(ada.says("book_flight('abc123', 'card_1', 7, 'XXX', 'LAX', ['first'])"))
                .isEqualTo(
                        "{\"booking_status\": false, \"error\": \"Invalid departure airport code:"
                                + " XXX\"}");
    }

    @Test
    void book_fundsAndBudget_areToldTogether() {
        ada.says("set_budget_limit('abc123', 5001)");
        var call = Trips.book("JFK", "PEK", EVEN_DATE, "first");

        assertThat(ada.says(call)).contains("Insufficient funds");
        assertThat(ada.hint(call).text()).contains("does not cover", "budget limit");
    }

    @Test
    void book_unfit_drawsNothing() {
        ada.says(Trips.book("SFO", "SFO", ODD_DATE, "first"));
        ada.says(Trips.book("JFK", "PEK", EVEN_DATE, "first"));

        assertThat(ada.says(Trips.book("SFO", "LAX", ODD_DATE, "economy"))).contains("3426812");
    }

    @Test
    void book_balanceBelowBudget_failsWhateverTheFare() {
        ada.says("set_budget_limit('abc123', 5001)");
        var call = Trips.book("SFO", "LAX", ODD_DATE, "economy");

        assertThat(ada.says(call))
                .isEqualTo(
                        "{\"booking_status\": false, \"error\": \"Balance is less than budget"
                                + " limit\"}");
        assertThat(ada.hints(call).shown()).contains("set_budget_limit").doesNotContain("5001");
    }

    @Test
    void book_insufficientFunds_hintGivesCostAndBalance() {
        assertThat(ada.hints(Trips.book("JFK", "PEK", EVEN_DATE, "first")).shown())
                .contains("10000.0", "5000");
    }

    @Test
    void book_classThatCannotBeHashed_raises() {
        assertThat(
                        ada.says(
                                "book_flight('abc123', 'card_1', '2026-11-10', 'SFO', 'LAX',"
                                        + " ['first'])"))
                .isEqualTo("Error during execution: unhashable type: 'list'");
    }

    @Test
    void airports_areListedInOrder() {
        assertThat(ada.says("list_all_airports()"))
                .startsWith("['RMS', 'SBK', 'MPC',")
                .endsWith("'SFO', 'LAX', 'JFK', 'ORD', 'BOS']");
        assertThat(new HashSet<>(Airports.CODES.items())).hasSize(23);
    }

    @Test
    void nearestAirport_unknownCity_isToldApartBeside() {
        assertThat(ada.says("get_nearest_airport_by_city('Tokyo')"))
                .isEqualTo("{\"nearest_airport\": \"HND\"}");
        assertThat(ada.says("get_nearest_airport_by_city('tokyo')"))
                .isEqualTo("{\"nearest_airport\": \"Unknown\"}");
        assertThat(ada.cause("get_nearest_airport_by_city('tokyo')"))
                .isEqualTo("CITY_IN_OTHER_CASE");
        assertThat(ada.cause("get_nearest_airport_by_city('HND')")).isEqualTo("CODE_FOR_CITY");
        assertThat(ada.cause("get_nearest_airport_by_city('Oslo')")).isEqualTo("CITY_UNKNOWN");
        assertThat(ada.says("get_nearest_airport_by_city({})"))
                .isEqualTo("Error during execution: unhashable type: 'dict'");
    }

    private static String quote(String from, String to, String date, String travelClass) {
        return ("get_flight_cost(travel_from='%s', travel_to='%s', travel_date='%s',"
                        + " travel_class='%s')")
                .formatted(from, to, date, travelClass);
    }
}
