package dev.envtune.env.sandbox.travel;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.Dates;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
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

    /// What keeps a flight from being booked, or null: the first of the official checks that fails, with
    /// the faults of further arguments beside it.
    static ToolResult.@Nullable Failed bookingFault(
            Value from, Value to, Value date, Value travelClass) {
        var departure = departureFault(from);
        var destination = destinationFault(to);
        if (departure != null) {
            return Status.BOOKING.failed(
                    departure.and(furtherFaults(destination, date, travelClass)),
                    "Invalid departure airport code: {travel_from}");
        }
        if (destination != null) {
            return Status.BOOKING.failed(
                    destination.and(furtherFaults(null, date, travelClass)),
                    "Invalid destination airport code: {travel_to}");
        }
        try {
            Dates.parse(date);
        } catch (PythonError e) {
            return Status.BOOKING.failed(
                    dateFault(e, TravelCause.DATE_FORMAT, TravelCause.DATE_IMPOSSIBLE));
        }
        if (TravelClass.of(Operators.hashable(travelClass)) == null) {
            return Status.BOOKING.failed(
                    classFault(travelClass),
                    "Invalid travel class. Must be one of {{'economy', 'business', 'first'}}");
        }
        return fare(from, to) == null ? Status.BOOKING.failed(routeFault(from, to)) : null;
    }

    /// What hints say of the arguments that the official checks did not get to.
    private static List<Failure> furtherFaults(
            @Nullable Failure destination, Value date, Value travelClass) {
        var faults = new ArrayList<Failure>();
        if (destination != null) {
            faults.add(destination);
        }
        if (date instanceof Str) {
            try {
                Dates.parse(date);
            } catch (PythonError e) {
                faults.add(dateFault(e, TravelCause.DATE_FORMAT, TravelCause.DATE_IMPOSSIBLE));
            }
        }
        if (TravelClass.of(travelClass) == null) {
            faults.add(classFault(travelClass));
        }
        return faults;
    }

    /// What is wrong with a date whose parsing failed so; an error that is none of the value is thrown.
    static Failure dateFault(PythonError error, TravelCause format, TravelCause impossible) {
        if (error.type() != PythonError.Type.VALUE_ERROR) {
            throw error;
        }
        return Failure.of(error.text().startsWith("day is out of range") ? impossible : format);
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

    /// What is wrong with an unknown class of travel.
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
