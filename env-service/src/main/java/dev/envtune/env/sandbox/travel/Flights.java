package dev.envtune.env.sandbox.travel;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.Dates;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a flight costs, and why it cannot be priced or booked.
final class Flights {
    private Flights() {}

    /// The fare of the lowest class, or null where there is none in this direction.
    static @Nullable Integer fare(Value from, Value to) {
        return from instanceof Str(var origin) && to instanceof Str(var destination)
                ? Fares.between(origin, destination)
                : null;
    }

    /// The cost of a flight that [#bookingFault] finds nothing against.
    static Real cost(Value from, Value to, Value date, Value travelClass) {
        int fare = Objects.requireNonNull(fare(from, to));
        int factor = Objects.requireNonNull(TravelClass.of(travelClass)).factor();
        return new Real(fare * factor * dateFactor(date));
    }

    /// 2 where the digits of the date have an even sum, else 1 (spec/bfcl-protocol.md 7.7).
    static int dateFactor(Value date) {
        boolean even = true;
        if (date instanceof Str(var text)) {
            int codePoint;
            for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
                codePoint = text.codePointAt(i);
                even ^= Character.isDigit(codePoint) && (Character.digit(codePoint, 10) & 1) == 1;
            }
        } else {
            for (var item : Operators.iterate(date)) {
                var digits = Operators.text(item, "isdigit");
                if (!digits.isEmpty() && digits.codePoints().allMatch(Character::isDigit)) {
                    even ^= Operators.toInt(item).bigValue().testBit(0);
                }
            }
        }
        return even ? 2 : 1;
    }

    /// What keeps a flight from being booked, in the order of the official checks; null if nothing does.
    static ToolResult.@Nullable Failed bookingFault(
            Value from, Value to, Value date, Value travelClass) {
        var departure = departureFault(from);
        if (departure != null) {
            return Status.BOOKING.failed(
                    departure, "Invalid departure airport code: {travel_from}");
        }
        var destination = destinationFault(to);
        if (destination != null) {
            return Status.BOOKING.failed(
                    destination, "Invalid destination airport code: {travel_to}");
        }
        try {
            Dates.parse(date);
        } catch (PythonError e) {
            if (e.type() != PythonError.Type.VALUE_ERROR) {
                throw e;
            }
            return Status.BOOKING.failed(
                    isImpossible(e) ? TravelCause.DATE_IMPOSSIBLE : TravelCause.DATE_FORMAT);
        }
        if (TravelClass.of(Operators.hashable(travelClass)) == null) {
            return Status.BOOKING.failed(
                    classFault(travelClass),
                    "Invalid travel class. Must be one of {{'economy', 'business', 'first'}}");
        }
        return fare(from, to) == null ? Status.BOOKING.failed(routeFault(from, to)) : null;
    }

    /// Whether a date has the right form and is in no calendar.
    static boolean isImpossible(PythonError error) {
        return error.text().startsWith("day is out of range");
    }

    /// Why there is no fare: an airport or both are unknown, or the pair is.
    static Failure routeFault(Value from, Value to) {
        var departure = departureFault(from);
        var destination = destinationFault(to);
        if (departure != null) {
            return destination == null ? departure : departure.and(List.of(destination));
        }
        if (destination != null) {
            return destination;
        }
        if (from.equals(to)) {
            return Failure.of(TravelCause.SAME_AIRPORT);
        }
        var destinations = Fares.destinations(from.toString());
        if (destinations.isEmpty()) {
            return Failure.of(TravelCause.NO_FARES_FROM);
        }
        return Failure.of(
                fare(to, from) == null ? TravelCause.NO_FARE : TravelCause.FARE_OTHER_WAY_ONLY,
                "destinations",
                String.join(", ", destinations));
    }

    static Failure classFault(Value travelClass) {
        var meant = TravelClass.inOtherCase(travelClass);
        return meant == null
                ? Failure.of(TravelCause.CLASS_UNKNOWN)
                : Failure.of(TravelCause.CLASS_IN_OTHER_CASE, "instead", meant.text());
    }

    private static @Nullable Failure departureFault(Value from) {
        return airportFault(
                from,
                TravelCause.DEPARTURE_IS_CITY,
                TravelCause.DEPARTURE_IN_OTHER_CASE,
                TravelCause.DEPARTURE_UNKNOWN);
    }

    private static @Nullable Failure destinationFault(Value to) {
        return airportFault(
                to,
                TravelCause.DESTINATION_IS_CITY,
                TravelCause.DESTINATION_IN_OTHER_CASE,
                TravelCause.DESTINATION_UNKNOWN);
    }

    private static @Nullable Failure airportFault(
            Value given, TravelCause city, TravelCause otherCase, TravelCause unknown) {
        if (Airports.isCode(given)) {
            return null;
        }
        if (given instanceof Str && Airports.ofCity(given) != null) {
            return Failure.of(city);
        }
        var meant = Airports.codeInOtherCase(given);
        return meant == null ? Failure.of(unknown) : Failure.of(otherCase, "instead", meant);
    }
}
