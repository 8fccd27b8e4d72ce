package dev.envtune.env.demonstration;

import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import java.util.Objects;

/// A traveler with an access token, a few cards and a few bookings.
final class TravelWorld implements World {
    @Override
    public String domain() {
        return "TravelAPI";
    }

    @Override
    public DictValue start(Draw draw) {
        var first = draw.text("first name");
        var last = draw.text("last name");
        var cardIds = List.copyOf(draw.texts("card id", draw.between(2, 3)));
        var cards = new DictValue();
        cardIds.forEach(id -> cards.put(id, card(first + " " + last, draw)));
        var bookings = new DictValue();
        for (var id : draw.texts("booking id", draw.between(1, 3))) {
            bookings.put(id, booking(draw.pick(cardIds), draw));
        }
        var start =
                DictValue.of("credit_card_list", cards)
                        .put("booking_record", bookings)
                        .put("access_token", draw.text("secret"))
                        .put("token_type", "Bearer")
                        .put("token_expires_in", 100)
                        .put("token_scope", draw.text("grant"))
                        .put("user_first_name", first)
                        .put("user_last_name", last)
                        .put("budget_limit", 100.0 * draw.between(2, 20));
        // The ids of new bookings are the same from start to start, unless the seed is another.
        return draw.chance(0.5) ? start.put("random_seed", draw.between(1, 1_000_000)) : start;
    }

    private static DictValue card(String holder, Draw draw) {
        return DictValue.of("card_number", draw.text("card number"))
                .put("expiration_date", draw.text("expiration"))
                .put("cardholder_name", holder)
                .put("card_verification_number", draw.value("verification"))
                .put("balance", 1000.0 * draw.between(5, 40));
    }

    private static DictValue booking(String card, Draw draw) {
        var airports = List.copyOf(draw.texts("airport", 2));
        return DictValue.of("card_id", card)
                .put("travel_date", draw.text("date"))
                .put("travel_from", airports.getFirst())
                .put("travel_to", airports.getLast())
                .put("travel_class", draw.text("travel class"))
                .put("travel_cost", 10.0 * draw.between(10, 90))
                .put("transaction_id", String.valueOf(draw.between(10, 99)));
    }

    @Override
    public List<Value> facts(String fact, Toolbox live) {
        var state = World.state(live, domain());
        return switch (fact) {
            case "token" -> present(state, "access_token");
            case "card" -> List.copyOf(World.dict(state, "credit_card_list").keys());
            case "booking" -> List.copyOf(World.dict(state, "booking_record").keys());
            case "my first name" -> present(state, "user_first_name");
            case "my last name" -> present(state, "user_last_name");
            default -> throw World.unknown(domain(), fact);
        };
    }

    private static List<Value> present(DictValue state, String key) {
        var value = Objects.requireNonNull(state.get(key), key);
        return value.truthy() ? List.of(value) : List.of();
    }
}
