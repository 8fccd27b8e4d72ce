package dev.envtune.env.sandbox.travel;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.LongContext.Constant;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.RandomStream;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the travel tools share: the compared attributes, the generator of ids, and the checks that
/// most tools begin with.
final class TravelState {
    static final String BALANCE = "balance";

    private static final long SEED = 141053;
    private static final Value ZERO = Int.of(0);

    Instant created = Instant.now();
    RandomStream random = RandomStream.seeded(SEED);
    boolean longContext;

    Records cards = Records.none();
    Records bookings = Records.none();
    Value accessToken = None.NONE;
    Value tokenType = None.NONE;
    Value tokenExpiresIn = None.NONE;
    Value tokenScope = None.NONE;
    Value firstName = None.NONE;
    Value lastName = None.NONE;
    Value budgetLimit = None.NONE;

    /// Only hints know of these two: whether this session issued the token, and what it cancelled.
    boolean tokenIssuedHere;

    private Set<Value> cancelled = Set.of();

    void load(DictValue config, @Nullable LongContext constants) {
        longContext = constants != null;
        cards =
                Records.load(
                        config,
                        "credit_card_list",
                        constants == null ? null : constants.dict(Constant.CREDIT_CARD_EXTENSION));
        bookings =
                Records.load(
                        config,
                        "booking_record",
                        constants == null
                                ? null
                                : constants.dict(Constant.BOOKING_RECORD_EXTENSION));
        accessToken = config.getOrDefault("access_token", None.NONE);
        tokenType = config.getOrDefault("token_type", None.NONE);
        tokenExpiresIn = config.getOrDefault("token_expires_in", None.NONE);
        tokenScope = config.getOrDefault("token_scope", None.NONE);
        firstName = config.getOrDefault("user_first_name", None.NONE);
        lastName = config.getOrDefault("user_last_name", None.NONE);
        budgetLimit = config.getOrDefault("budget_limit", None.NONE);
        var seed = config.get("random_seed");
        if (seed != null) {
            random = RandomStream.seeded(seed);
        }
    }

    TravelState copy() {
        var copy = new TravelState();
        copy.created = created;
        copy.random = random.copy();
        copy.longContext = longContext;
        copy.cards = cards.copy();
        copy.bookings = bookings.copy();
        copy.accessToken = accessToken;
        copy.tokenType = tokenType;
        copy.tokenExpiresIn = tokenExpiresIn;
        copy.tokenScope = tokenScope;
        copy.firstName = firstName;
        copy.lastName = lastName;
        copy.budgetLimit = budgetLimit;
        copy.tokenIssuedHere = tokenIssuedHere;
        copy.cancelled = cancelled.isEmpty() ? cancelled : new HashSet<>(cancelled);
        return copy;
    }

    DictValue compared() {
        return new DictValue()
                .put("credit_card_list", cards.byId())
                .put("booking_record", bookings.byId())
                .put("access_token", accessToken)
                .put("token_type", tokenType)
                .put("token_expires_in", tokenExpiresIn)
                .put("token_scope", tokenScope)
                .put("user_first_name", firstName)
                .put("user_last_name", lastName)
                .put("budget_limit", budgetLimit)
                .put("long_context", longContext);
    }

    /// Draws a number as text. Only successful calls draw.
    Value drawId(long least, long most) {
        return new Str(Long.toString(random.randint(least, most)));
    }

    boolean tokenExpired() {
        return tokenExpiresIn.equals(ZERO);
    }

    /// Why a token is refused, or null: the first check of most tools.
    @Nullable Failure tokenFault(Value token) {
        if (tokenExpired()) {
            return Failure.of(TravelCause.TOKEN_EXPIRED);
        }
        if (accessToken.equals(token)) {
            return null;
        }
        if (accessToken == None.NONE) {
            return Failure.of(TravelCause.NOT_AUTHENTICATED);
        }
        if (accessToken.equals(Records.digits(token))) {
            return Failure.of(TravelCause.TOKEN_NOT_TEXT, "instead", accessToken);
        }
        return tokenIssuedHere
                ? Failure.of(TravelCause.TOKEN_REPLACED)
                : Failure.of(TravelCause.TOKEN_UNKNOWN);
    }

    /// Why no card has this id. The fact `card_ids` is for the one tool whose wording lists them.
    Failure cardFault(Value cardId) {
        var cardIds = new ListValue(cards.byId().keys());
        if (cardIds.isEmpty()) {
            return Failure.of(TravelCause.CARD_NONE, "card_ids", cardIds);
        }
        if (cards.withField("card_number", cardId) != null) {
            return Failure.of(TravelCause.CARD_NUMBER_GIVEN, "card_ids", cardIds);
        }
        var meant = cards.ofDigits(cardId);
        return meant != null
                ? Failure.of(TravelCause.CARD_ID_NOT_TEXT, "card_ids", cardIds, "instead", meant)
                : Failure.of(TravelCause.CARD_UNKNOWN, "card_ids", cardIds);
    }

    /// Why no booking has this id.
    Failure bookingFault(Value bookingId) {
        if (cancelled.contains(bookingId)) {
            return Failure.of(TravelCause.BOOKING_CANCELLED);
        }
        if (bookings.byId().isEmpty()) {
            return Failure.of(TravelCause.BOOKING_NONE);
        }
        var meant = bookings.ofDigits(bookingId);
        if (meant != null) {
            return Failure.of(TravelCause.BOOKING_ID_NOT_TEXT, "instead", meant);
        }
        return Failure.of(
                bookings.withField("transaction_id", bookingId) != null
                        ? TravelCause.TRANSACTION_ID_GIVEN
                        : TravelCause.BOOKING_UNKNOWN);
    }

    void cancel(Value bookingId) {
        bookings.remove(bookingId);
        if (cancelled.isEmpty()) {
            cancelled = new HashSet<>();
        }
        cancelled.add(bookingId);
    }

    static ToolResult.Failed fieldMissing(String field) {
        return ToolResult.failed(TravelCause.FIELD_MISSING, "field", field);
    }
}
