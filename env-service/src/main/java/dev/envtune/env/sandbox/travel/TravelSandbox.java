package dev.envtune.env.sandbox.travel;

import dev.envtune.env.sandbox.Domain;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.Sandbox;
import dev.envtune.env.sandbox.ToolGroup;
import dev.envtune.env.sandbox.python.DictValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A travel agency: one traveler's access token, credit cards, bookings and budget
/// (spec/bfcl-protocol.md 7.7).
@Domain(
        name = "TravelAPI",
        document = "travel_booking",
        description =
                "Part of a travel agency for one traveler: flights, credit cards, bookings,"
                        + " insurance and a budget.")
public final class TravelSandbox implements Sandbox {
    private final TravelState travel;
    private final AccountTools account;
    private final CardTools cards;
    private final FlightTools flights;
    private final BookingTools bookings;
    private final MoneyTools money;

    public TravelSandbox() {
        this(new TravelState());
    }

    private TravelSandbox(TravelState travel) {
        this.travel = travel;
        account = new AccountTools(travel);
        cards = new CardTools(travel);
        flights = new FlightTools(travel);
        bookings = new BookingTools(travel);
        money = new MoneyTools(travel);
    }

    @Override
    public void load(DictValue config, @Nullable LongContext constants) {
        travel.load(config, constants);
    }

    @Override
    public void startAt(Instant created) {
        travel.created = created;
    }

    @Override
    public TravelSandbox copy() {
        return new TravelSandbox(travel.copy());
    }

    @Override
    public DictValue state() {
        return travel.compared();
    }

    @ToolGroup
    public AccountTools account() {
        return account;
    }

    @ToolGroup
    public CardTools cards() {
        return cards;
    }

    @ToolGroup
    public FlightTools flights() {
        return flights;
    }

    @ToolGroup
    public BookingTools bookings() {
        return bookings;
    }

    @ToolGroup
    public MoneyTools money() {
        return money;
    }
}
