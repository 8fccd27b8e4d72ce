package dev.envtune.env.sandbox.travel;

import static dev.envtune.env.sandbox.JsonType.BOOLEAN;
import static dev.envtune.env.sandbox.JsonType.FLOAT;
import static dev.envtune.env.sandbox.JsonType.OBJECT;
import static dev.envtune.env.sandbox.JsonType.STRING;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Value;
import dev.envtune.env.sandbox.travel.Shared.AccessToken;
import dev.envtune.env.sandbox.travel.Shared.BookingId;
import dev.envtune.env.sandbox.travel.Shared.CardId;
import java.util.List;

/// What can be done with bookings.
public final class BookingTools {
    private static final List<String> INVOICE_FIELDS =
            List.of(
                    "travel_date",
                    "travel_from",
                    "travel_to",
                    "travel_class",
                    "travel_cost",
                    "transaction_id");
    private static final String SUPPORT_REPLY =
            "Thank you for contacting customer support. Your message has been received and we will"
                    + " get back to you shortly.";

    private final TravelState travel;

    BookingTools(TravelState travel) {
        this.travel = travel;
    }

    @Tool(
            name = "get_booking_history",
            description = "Lists all bookings by their ids.",
            returns =
                    @Returns(
                            field = "booking_history",
                            type = OBJECT,
                            description =
                                    "For each booking id its card_id, travel_date, travel_from,"
                                            + " travel_to, travel_class, travel_cost and"
                                            + " transaction_id, as far as they are known."))
    public ToolResult bookingHistory(@AccessToken Value token) {
        var refused = travel.tokenFault(token);
        return refused != null
                ? new ToolResult.Failed(refused)
                : ToolResult.ok("booking_history", travel.bookings.byId());
    }

    @Tool(
            name = "retrieve_invoice",
            description = "Shows the invoice of a booking.",
            returns =
                    @Returns(
                            field = "invoice",
                            type = OBJECT,
                            description =
                                    "booking_id, travel_date, travel_from, travel_to, travel_class,"
                                            + " travel_cost in US dollars and transaction_id."))
    public ToolResult invoice(
            @AccessToken Value token,
            @Param(
                            name = "booking_id",
                            type = STRING,
                            description = "The id of the booking; without it there is no invoice.",
                            defaultsTo = "None",
                            from = {
                                "book_flight.booking_id",
                                "get_booking_history.booking_history"
                            })
                    Value bookingId,
            @Param(
                            name = "insurance_id",
                            type = STRING,
                            description = "The id of an insurance; it finds nothing by itself.",
                            defaultsTo = "None",
                            from = "purchase_insurance.insurance_id")
                    Value insuranceId) {
        var refused = travel.tokenFault(token);
        if (refused != null) {
            return new ToolResult.Failed(refused);
        }
        var booking = travel.bookings.find(bookingId);
        if (booking == null) {
            return new ToolResult.Failed(
                    withHistory(
                            bookingId == None.NONE
                                    ? Failure.of(TravelCause.INVOICE_WITHOUT_BOOKING)
                                    : travel.bookingFault(bookingId)));
        }
        var invoice = DictValue.of("booking_id", bookingId);
        for (var field : INVOICE_FIELDS) {
            var value = booking.get(field);
            if (value == null) {
                return TravelState.fieldMissing(field);
            }
            invoice.put(field, value);
        }
        return ToolResult.ok("invoice", invoice);
    }

    @Tool(
            name = "purchase_insurance",
            description =
                    "Insures a booking and charges a registered credit card. The cost must not be"
                            + " above the budget limit; the card's balance is not checked.",
            returns = {
                @Returns(
                        field = "insurance_id",
                        type = STRING,
                        description = "The id of the insurance."),
                @Returns(
                        field = "insurance_status",
                        type = BOOLEAN,
                        description = "Whether the booking is insured.")
            })
    public ToolResult purchaseInsurance(
            @AccessToken Value token,
            @Param(
                            name = "insurance_type",
                            type = STRING,
                            description = "The kind of insurance, in any words.")
                    Value insuranceType,
            @BookingId Value bookingId,
            @Param(
                            name = "insurance_cost",
                            type = FLOAT,
                            description = "What the insurance costs, in US dollars.")
                    Value cost,
            @CardId Value cardId) {
        var refused = travel.tokenFault(token);
        if (refused != null) {
            return Status.INSURANCE.failed(refused);
        }
        if (travel.budgetLimit != None.NONE && Operators.less(travel.budgetLimit, cost)) {
            return Status.INSURANCE.failed(TravelCause.BUDGET_EXCEEDED);
        }
        if (travel.bookings.find(bookingId) == null) {
            return Status.INSURANCE.failed(withHistory(travel.bookingFault(bookingId)));
        }
        var card = travel.cards.find(cardId);
        if (card == null) {
            return Status.INSURANCE.failed(travel.cardFault(cardId), "Credit card not registered");
        }
        var balance = card.get(TravelState.BALANCE);
        if (balance == null) {
            return TravelState.fieldMissing(TravelState.BALANCE);
        }
        travel.cards.set(cardId, card, TravelState.BALANCE, Operators.subtract(balance, cost));
        return ToolResult.ok(
                DictValue.of("insurance_id", travel.drawId(100_000_000, 999_999_999))
                        .put("insurance_status", true));
    }

    @Tool(
            name = "contact_customer_support",
            description = "Sends customer support a message about a booking.",
            returns =
                    @Returns(
                            field = "customer_support_message",
                            type = STRING,
                            description = "What customer support replies."))
    public ToolResult contactSupport(
            @BookingId Value bookingId,
            @Param(name = "message", type = STRING, description = "The message.") Value message) {
        return travel.bookings.find(bookingId) == null
                ? new ToolResult.Failed(travel.bookingFault(bookingId))
                : ToolResult.ok("customer_support_message", SUPPORT_REPLY);
    }

    @Tool(
            name = "cancel_booking",
            description = "Cancels a booking and refunds its fare to the card that paid for it.",
            returns =
                    @Returns(
                            field = "cancel_status",
                            type = BOOLEAN,
                            description = "Whether the booking is cancelled."))
    public ToolResult cancelBooking(@AccessToken Value token, @BookingId Value bookingId) {
        var refused = travel.tokenFault(token);
        if (refused != null) {
            return Status.CANCELLATION.failed(refused);
        }
        var booking = travel.bookings.find(bookingId);
        if (booking == null) {
            return Status.CANCELLATION.failed(withHistory(travel.bookingFault(bookingId)));
        }
        var cardId = booking.get("card_id");
        if (cardId == null) {
            return TravelState.fieldMissing("card_id");
        }
        var cost = booking.get("travel_cost");
        if (cost == null) {
            return TravelState.fieldMissing("travel_cost");
        }
        var card = travel.cards.find(cardId);
        if (card == null) {
            return ToolResult.failed(TravelCause.CARD_OF_BOOKING_MISSING, "card", cardId);
        }
        var balance = card.get(TravelState.BALANCE);
        if (balance == null) {
            return TravelState.fieldMissing(TravelState.BALANCE);
        }
        travel.cards.set(cardId, card, TravelState.BALANCE, Operators.add(balance, cost));
        travel.cancel(bookingId);
        return ToolResult.ok("cancel_status", true);
    }

    /// Adds the next action of the tools that know the token, where it helps to see the bookings.
    private static Failure withHistory(Failure failure) {
        var cause = failure.cause();
        if (cause != TravelCause.BOOKING_UNKNOWN
                && cause != TravelCause.TRANSACTION_ID_GIVEN
                && cause != TravelCause.INVOICE_WITHOUT_BOOKING) {
            return failure;
        }
        var next = "get_booking_history(access_token={access_token!r})";
        return new Failure(
                Reworded.of(cause, cause.wording()).next(next), failure.facts(), failure.also());
    }
}
