package dev.envtune.env.sandbox.travel;

import static dev.envtune.env.sandbox.JsonType.ARRAY;
import static dev.envtune.env.sandbox.JsonType.BOOLEAN;
import static dev.envtune.env.sandbox.JsonType.OBJECT;
import static dev.envtune.env.sandbox.JsonType.STRING;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Value;
import dev.envtune.env.sandbox.travel.Shared.AccessToken;
import dev.envtune.env.sandbox.travel.Shared.CardId;
import dev.envtune.env.sandbox.travel.Shared.ClassOfTravel;
import dev.envtune.env.sandbox.travel.Shared.Departure;
import dev.envtune.env.sandbox.travel.Shared.Destination;
import dev.envtune.env.sandbox.travel.Shared.TravelDate;
import java.util.List;

/// Airports, fares and the booking of flights.
public final class FlightTools {
    private final TravelState travel;

    FlightTools(TravelState travel) {
        this.travel = travel;
    }

    @Tool(
            name = "list_all_airports",
            description = "Lists the codes of all airports.",
            returns =
                    @Returns(
                            field = "airports",
                            type = ARRAY,
                            description = "The codes, as a bare list."))
    public ToolResult airports() {
        return ToolResult.ok(Airports.CODES);
    }

    @Tool(
            name = "get_nearest_airport_by_city",
            description = "Tells the code of the airport nearest to a city.",
            returns =
                    @Returns(
                            field = "nearest_airport",
                            type = STRING,
                            description = "The code, or Unknown for a city without one."))
    public ToolResult nearestAirport(
            @Param(
                            name = "location",
                            type = STRING,
                            description =
                                    "The city, such as San Francisco, exactly as it is written.")
                    Value city) {
        var code = Airports.ofCity(Operators.hashable(city));
        return code != null
                ? ToolResult.ok("nearest_airport", code)
                : new ToolResult.Ok(
                        DictValue.of("nearest_airport", "Unknown"), Airports.fault(city));
    }

    @Tool(
            name = "get_flight_cost",
            description =
                    "Quotes the fare of a flight from one airport to another, in US dollars. It"
                            + " depends on the direction, the date and the class.",
            returns =
                    @Returns(
                            field = "travel_cost_list",
                            type = ARRAY,
                            description = "A list of the fare."))
    public ToolResult flightCost(
            @Departure Value from,
            @Destination Value to,
            @TravelDate Value date,
            @ClassOfTravel Value travelClass) {
        Operators.hashable(from);
        Operators.hashable(to);
        var fare = Flights.fare(from, to);
        if (fare == null) {
            return new ToolResult.Failed(Flights.routeFault(from, to));
        }
        var known = TravelClass.of(travelClass);
        if (known == null) {
            return new ToolResult.Failed(Flights.classFault(travelClass));
        }
        int factor = known.factor() * Flights.dateFactor(date);
        return ToolResult.ok(
                travel.longContext
                        ? Fares.all(factor)
                        : DictValue.of("travel_cost_list", ListValue.of(new Real(fare * factor))));
    }

    @Tool(
            name = "book_flight",
            description =
                    "Books a flight and charges its fare to a registered credit card. The card's"
                            + " balance must cover the fare and not be below the budget limit.",
            returns = {
                @Returns(
                        field = "booking_id",
                        type = STRING,
                        description = "The id of the new booking."),
                @Returns(
                        field = "transaction_id",
                        type = STRING,
                        description = "The id of the payment, which is not the booking's."),
                @Returns(
                        field = "booking_status",
                        type = BOOLEAN,
                        description = "Whether the flight is booked."),
                @Returns(
                        field = "booking_history",
                        type = OBJECT,
                        description = "Bookings by id; may be empty although there are bookings.")
            },
            establishes = "flight_booked")
    public ToolResult bookFlight(
            @AccessToken Value token,
            @CardId Value cardId,
            @TravelDate Value date,
            @Departure Value from,
            @Destination Value to,
            @ClassOfTravel Value travelClass) {
        var refused = travel.tokenFault(token);
        if (refused != null) {
            return Status.BOOKING.failed(refused);
        }
        var card = travel.cards.find(cardId);
        if (card == null) {
            return Status.BOOKING.failed(travel.cardFault(cardId), "Card not registered");
        }
        var balance = card.get(TravelState.BALANCE);
        if (balance == null) {
            return Status.BOOKING.failed(TravelCause.CARD_WITHOUT_BALANCE);
        }
        var unfit = Flights.bookingFault(from, to, date, travelClass);
        if (unfit != null) {
            return unfit;
        }
        var cost = Flights.cost(from, to, date, travelClass);
        boolean belowBudget =
                travel.budgetLimit != None.NONE && Operators.less(balance, travel.budgetLimit);
        if (Operators.less(balance, cost)) {
            var tooLow =
                    Failure.of(
                            TravelCause.FUNDS_TOO_LOW, "cost", cost, TravelState.BALANCE, balance);
            return Status.BOOKING.failed(
                    belowBudget
                            ? tooLow.and(List.of(Failure.of(TravelCause.BALANCE_BELOW_BUDGET)))
                            : tooLow);
        }
        if (belowBudget) {
            return Status.BOOKING.failed(TravelCause.BALANCE_BELOW_BUDGET);
        }
        travel.cards.set(cardId, card, TravelState.BALANCE, Operators.subtract(balance, cost));
        var bookingId = travel.drawId(1_000_000, 9_999_999);
        var transactionId = travel.drawId(10_000_000, 99_999_999);
        travel.bookings.put(
                bookingId,
                DictValue.of("card_id", cardId)
                        .put("travel_date", date)
                        .put("travel_from", from)
                        .put("travel_to", to)
                        .put("travel_class", travelClass)
                        .put("travel_cost", cost)
                        .put("transaction_id", transactionId));
        return ToolResult.ok(
                DictValue.of("booking_id", bookingId)
                        .put("transaction_id", transactionId)
                        .put("booking_status", true)
                        .put(
                                "booking_history",
                                travel.longContext ? travel.bookings.byId() : new DictValue()));
    }
}
