package dev.envtune.env.sandbox.travel;

import static dev.envtune.env.sandbox.HintKind.CAPACITY;
import static dev.envtune.env.sandbox.HintKind.DEAD_END;
import static dev.envtune.env.sandbox.HintKind.FORMAT;
import static dev.envtune.env.sandbox.HintKind.KIND_MISMATCH;
import static dev.envtune.env.sandbox.HintKind.LEGAL_VALUES;
import static dev.envtune.env.sandbox.HintKind.NO_OP;
import static dev.envtune.env.sandbox.HintKind.PRODUCER;
import static dev.envtune.env.sandbox.HintKind.RAW_EXCEPTION;
import static dev.envtune.env.sandbox.HintKind.SILENT_SENTINEL;
import static dev.envtune.env.sandbox.HintKind.UNSUPPORTED_COMBINATION;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.Wording;

/// Why travel tools fail. The wording is that of most tools; [Status] and the tools reword it where
/// theirs differs.
///
/// The fact `instead` is the value that the argument at fault should have had.
enum TravelCause implements Cause {
    TOKEN_UNSET(
            Wording.error("Token not initialized"),
            Hint.requires(TravelCause.AUTHENTICATED).say("No access token was issued yet.")),
    TOKEN_EXPIRED(
            Wording.error("Token expired"),
            Hint.requires(TravelCause.AUTHENTICATED).say("The access token has run out.")),
    NOT_AUTHENTICATED(
            Wording.error(TravelCause.BAD_TOKEN),
            Hint.requires(TravelCause.AUTHENTICATED).say("No access token is in force.")),
    TOKEN_NOT_TEXT(
            Wording.error(TravelCause.BAD_TOKEN),
            Hint.about(KIND_MISMATCH, "access_token")
                    .say("The digits are right, but access_token is text: {instead!r}.")),
    TOKEN_REPLACED(
            Wording.error(TravelCause.BAD_TOKEN),
            Hint.about(PRODUCER, "access_token")
                    .say(
                            "Authenticating replaced every earlier token;"
                                    + " use the access_token of its latest result.")),
    TOKEN_UNKNOWN(
            Wording.error(TravelCause.BAD_TOKEN),
            Hint.about(PRODUCER, "access_token")
                    .say("This is not the token in force; copy it exactly as the user gave it.")),

    CARD_NONE(
            Wording.error(TravelCause.NO_CARD),
            Hint.requires("card_registered").say("No credit card has this card_id.")),
    CARD_NUMBER_GIVEN(
            Wording.error(TravelCause.NO_CARD),
            Hint.about(KIND_MISMATCH, "card_id")
                    .say("This is a card number, and card_id is the id it is registered under.")
                    .next("get_all_credit_cards()")),
    CARD_ID_NOT_TEXT(
            Wording.error(TravelCause.NO_CARD),
            Hint.about(KIND_MISMATCH, "card_id")
                    .say("The digits are right, but card_id is text: {instead!r}.")),
    CARD_UNKNOWN(
            Wording.error(TravelCause.NO_CARD),
            Hint.about(PRODUCER, "card_id")
                    .say("No credit card has this card_id; ids compare exactly.")),
    CARD_WITHOUT_BALANCE(
            Wording.error("Balance not found"),
            Hint.of(DEAD_END, "The record of this card has no balance, so it cannot pay.")
                    .say("[get_all_credit_cards] shows whether another card has one.")
                    .next("get_all_credit_cards()")),
    CARD_ALREADY_REGISTERED(
            Wording.error("Card already registered"),
            Hint.of(NO_OP, "This number is itself the card_id of a card; use that card.")),
    CARD_OF_BOOKING_MISSING(
            Wording.raised("{card!r}"),
            Hint.of(
                    DEAD_END,
                    "The card that paid for this booking is not registered, so nothing can be"
                            + " refunded to it; tell the user.")),
    FIELD_MISSING(
            Wording.raised("{field!r}"),
            Hint.of(
                    RAW_EXCEPTION,
                    "The stored record has no field {field}, which this tool needs, and no tool"
                            + " can add it; tell the user.")),

    BOOKING_NONE(
            Wording.error(TravelCause.NO_BOOKING),
            Hint.requires("flight_booked").say("No booking has this booking_id.")),
    BOOKING_CANCELLED(
            Wording.error(TravelCause.NO_BOOKING),
            Hint.of(NO_OP, "This booking was cancelled before, so it is gone; go on.")),
    BOOKING_ID_NOT_TEXT(
            Wording.error(TravelCause.NO_BOOKING),
            Hint.about(KIND_MISMATCH, "booking_id")
                    .say("The digits are right, but booking_id is text: {instead!r}.")),
    TRANSACTION_ID_GIVEN(
            Wording.error(TravelCause.NO_BOOKING),
            Hint.about(KIND_MISMATCH, "booking_id")
                    .say("This is a transaction_id; the booking_id stands beside it.")),
    BOOKING_UNKNOWN(
            Wording.error(TravelCause.NO_BOOKING),
            Hint.about(PRODUCER, "booking_id")
                    .say("No booking has this booking_id; ids compare exactly.")),
    INVOICE_WITHOUT_BOOKING(
            Wording.error(TravelCause.NO_BOOKING),
            Hint.about(PRODUCER, "booking_id")
                    .say("Give booking_id: an invoice is found by it alone, not by insurance_id.")),

    DEPARTURE_IS_CITY(
            Wording.raised(TravelCause.NO_ROUTE),
            Hint.of(KIND_MISMATCH, "travel_from takes an airport code, not a city.")
                    .say("[get_nearest_airport_by_city] gives the code for {travel_from}.")
                    .next("get_nearest_airport_by_city(location={travel_from!r})")),
    DEPARTURE_IN_OTHER_CASE(
            Wording.raised(TravelCause.NO_ROUTE),
            Hint.about(LEGAL_VALUES, "travel_from")
                    .say("Airport codes are upper case: {instead!r}.")),
    DEPARTURE_UNKNOWN(
            Wording.raised(TravelCause.NO_ROUTE),
            Hint.about(PRODUCER, "travel_from").say("travel_from is no known airport code.")),
    DESTINATION_IS_CITY(
            Wording.raised(TravelCause.NO_ROUTE),
            Hint.of(KIND_MISMATCH, "travel_to takes an airport code, not a city.")
                    .say("[get_nearest_airport_by_city] gives the code for {travel_to}.")
                    .next("get_nearest_airport_by_city(location={travel_to!r})")),
    DESTINATION_IN_OTHER_CASE(
            Wording.raised(TravelCause.NO_ROUTE),
            Hint.about(LEGAL_VALUES, "travel_to")
                    .say("Airport codes are upper case: {instead!r}.")),
    DESTINATION_UNKNOWN(
            Wording.raised(TravelCause.NO_ROUTE),
            Hint.about(PRODUCER, "travel_to").say("travel_to is no known airport code.")),
    SAME_AIRPORT(
            Wording.raised(TravelCause.NO_ROUTE),
            Hint.of(UNSUPPORTED_COMBINATION, "travel_from and travel_to are the same airport.")),
    NO_FARES_FROM(
            Wording.raised(TravelCause.NO_ROUTE),
            Hint.of(DEAD_END, "No flight has a fare from {travel_from}; tell the user.")),
    FARE_OTHER_WAY_ONLY(
            Wording.raised(TravelCause.NO_ROUTE),
            Hint.of(
                            UNSUPPORTED_COMBINATION,
                            "Fares are directional, and there is none from {travel_from} to"
                                    + " {travel_to}.")
                    .say(
                            "[get_flight_cost] knows the opposite direction, and from {travel_from}"
                                    + " these: {destinations}.")),
    NO_FARE(
            Wording.raised(TravelCause.NO_ROUTE),
            Hint.of(UNSUPPORTED_COMBINATION, "There is no fare from {travel_from} to {travel_to}.")
                    .say("[get_flight_cost] knows these from {travel_from}: {destinations}.")),

    DATE_FORMAT(
            Wording.error("Invalid date format. Use YYYY-MM-DD."),
            Hint.about(FORMAT, "travel_date")),
    DATE_IMPOSSIBLE(
            Wording.error("Invalid date format. Use YYYY-MM-DD."),
            Hint.of(FORMAT, "travel_date has the right form, but the calendar has no such day.")),
    CLASS_IN_OTHER_CASE(
            Wording.raised(TravelCause.NO_CLASS),
            Hint.about(LEGAL_VALUES, "travel_class")
                    .say("The class is written in lower case: {instead!r}.")),
    CLASS_UNKNOWN(Wording.raised(TravelCause.NO_CLASS), Hint.about(LEGAL_VALUES, "travel_class")),

    FUNDS_TOO_LOW(
            Wording.error("Insufficient funds"),
            Hint.of(CAPACITY, "The balance of this card does not cover the fare.")
                    .say(
                            "[get_flight_cost] gives {cost} for the flight,"
                                    + " [get_credit_card_balance] {balance} for the card.")
                    .say("[get_all_credit_cards] shows whether another card can pay.")
                    .next("get_all_credit_cards()")),
    BALANCE_BELOW_BUDGET(
            Wording.error("Balance is less than budget limit"),
            Hint.of(
                            CAPACITY,
                            "The card's balance, whatever the fare, must not be below the budget"
                                    + " limit; use a card with more.")
                    .say("[set_budget_limit] lowers the limit, if the user wants that.")),
    BUDGET_EXCEEDED(
            Wording.error("Exceeded budget limit"),
            Hint.of(CAPACITY, "insurance_cost is above the budget limit.")
                    .say("[set_budget_limit] raises the limit, if the user wants that.")),
    BUDGET_NOT_NUMBER(
            Wording.raised("{message}"),
            Hint.about(FORMAT, "budget_limit")
                    .say("budget_limit is a number of US dollars.")
                    .say("[compute_exchange_rate] converts other currencies.")),

    CURRENCY_PAIR(
            Wording.raised(TravelCause.NO_RATE),
            Hint.of(
                            UNSUPPORTED_COMBINATION,
                            "Every rate is against USD: convert {base_currency} to USD first, and"
                                    + " what comes back from USD to {target_currency}.")
                    .next(
                            "compute_exchange_rate(base_currency={base_currency!r},"
                                    + " target_currency='USD', value={value!r})")),
    CURRENCY_SAME(
            Wording.raised(TravelCause.NO_RATE),
            Hint.of(NO_OP, "Both currencies are the same, so the value needs no conversion.")),
    BASE_CURRENCY_IN_OTHER_CASE(
            Wording.raised(TravelCause.NO_RATE),
            Hint.about(KIND_MISMATCH, "base_currency")
                    .say("Currency codes are upper case: {instead!r}.")),
    BASE_CURRENCY_UNKNOWN(
            Wording.raised(TravelCause.NO_RATE), Hint.about(LEGAL_VALUES, "base_currency")),
    TARGET_CURRENCY_IN_OTHER_CASE(
            Wording.raised(TravelCause.NO_RATE),
            Hint.about(KIND_MISMATCH, "target_currency")
                    .say("Currency codes are upper case: {instead!r}.")),
    TARGET_CURRENCY_UNKNOWN(
            Wording.raised(TravelCause.NO_RATE), Hint.about(LEGAL_VALUES, "target_currency")),

    PROFILE_UNSET(
            Wording.sentinel(),
            Hint.requires(TravelCause.AUTHENTICATED)
                    .say("No user is known yet to compare the names with.")),
    OTHER_FIRST_NAME(
            Wording.sentinel(),
            Hint.about(KIND_MISMATCH, "first_name")
                    .say(
                            "first_name is not that of the authenticated user, letter case"
                                    + " included; nobody else can be verified.")),
    OTHER_LAST_NAME(
            Wording.sentinel(),
            Hint.about(KIND_MISMATCH, "last_name")
                    .say(
                            "last_name is not that of the authenticated user, letter case"
                                    + " included; nobody else can be verified.")),
    OTHER_TRAVELER(
            Wording.sentinel(),
            Hint.of(
                    KIND_MISMATCH,
                    "first_name and last_name must equal the names of the authenticated user,"
                            + " letter case included; nobody else can be verified.")),
    BIRTH_DATE_FORMAT(Wording.sentinel(), Hint.about(FORMAT, "date_of_birth")),
    BIRTH_DATE_IMPOSSIBLE(
            Wording.sentinel(),
            Hint.of(FORMAT, "date_of_birth has the right form, but the calendar has no such day.")),
    TOO_YOUNG(
            Wording.sentinel(),
            Hint.of(
                    DEAD_END,
                    "By date_of_birth the traveler is not 18 yet. Check the date with the user; no"
                            + " tool lifts the rule.")),
    FOREIGN_PASSPORT(
            Wording.sentinel(),
            Hint.about(FORMAT, "passport_number")
                    .say("Check the number with the user; other passports are not accepted.")),

    CITY_IN_OTHER_CASE(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "location")
                    .say("Unknown is no airport code: the city is written {instead!r}.")),
    CODE_FOR_CITY(
            Wording.sentinel(),
            Hint.of(
                    SILENT_SENTINEL,
                    "Unknown is no airport code: location was one already; use it as it" + " is.")),
    CITY_UNKNOWN(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "location")
                    .say("Unknown is no airport code: this city has none on record.")
                    .say("[list_all_airports] lists the codes that exist."));

    static final String AUTHENTICATED = "travel_authenticated";
    static final String NO_ROUTE = "No available route for the given airports.";

    private static final String BAD_TOKEN = "Invalid access token";
    private static final String NO_CARD =
            "Card not registered. Here are a list of card_id's: {card_ids}";
    private static final String NO_BOOKING = "Booking not found";
    private static final String NO_CLASS =
            "Invalid travel class. Options are: economy, business, first.";
    private static final String NO_RATE = "No available exchange rate for the given currencies.";

    private final Wording wording;
    private final Hint hint;

    TravelCause(Wording wording, Hint hint) {
        this.wording = wording;
        this.hint = hint;
    }

    @Override
    public Wording wording() {
        return wording;
    }

    @Override
    public Hint hint() {
        return hint;
    }
}
