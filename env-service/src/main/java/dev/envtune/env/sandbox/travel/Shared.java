package dev.envtune.env.sandbox.travel;

import static dev.envtune.env.sandbox.JsonType.STRING;

import dev.envtune.env.sandbox.Param;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Parameters that several travel tools share.
final class Shared {
    static final String DATE = "YYYY-MM-DD, such as 2026-03-09";

    private Shared() {}

    @Param(
            name = "access_token",
            type = STRING,
            description = "The token in force, as authentication returned it.",
            from = "authenticate_travel.access_token")
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface AccessToken {}

    @Param(
            name = "card_id",
            type = STRING,
            description = "The id that a credit card is registered under, not its number.",
            from = {"get_all_credit_cards.credit_card_list", "register_credit_card.card_id"})
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface CardId {}

    @Param(
            name = "booking_id",
            type = STRING,
            description = "The id of a booking, not of its payment.",
            from = {"book_flight.booking_id", "get_booking_history.booking_history"})
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface BookingId {}

    @Param(
            name = "travel_from",
            type = STRING,
            description = "The code of the airport of departure.",
            from = {"list_all_airports", "get_nearest_airport_by_city.nearest_airport"})
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Departure {}

    @Param(
            name = "travel_to",
            type = STRING,
            description = "The code of the airport of arrival.",
            from = {"list_all_airports", "get_nearest_airport_by_city.nearest_airport"})
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Destination {}

    @Param(
            name = "travel_date",
            type = STRING,
            description = "The date of departure.",
            format = DATE)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface TravelDate {}

    @Param(
            name = "travel_class",
            type = STRING,
            description = "The class of travel.",
            values = {"economy", "business", "first"})
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface ClassOfTravel {}
}
