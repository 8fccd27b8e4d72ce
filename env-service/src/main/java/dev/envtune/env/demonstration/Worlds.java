package dev.envtune.env.demonstration;

import java.util.List;

/// All domains that have templates.
final class Worlds {
    private static final List<World> ALL =
            List.of(
                    new FileWorld(),
                    new MathWorld(),
                    new MessageWorld(),
                    new TwitterWorld(),
                    new TicketWorld(),
                    new TradingWorld(),
                    new TravelWorld(),
                    new VehicleWorld());

    private Worlds() {}

    /// In the order of the starter suite's blocks.
    static List<World> all() {
        return ALL;
    }

    static World of(String domain) {
        return ALL.stream()
                .filter(world -> world.domain().equals(domain))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no world of " + domain));
    }
}
