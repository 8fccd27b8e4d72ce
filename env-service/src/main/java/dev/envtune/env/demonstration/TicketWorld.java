package dev.envtune.env.demonstration;

import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import java.util.TreeSet;

/// A queue of a few tickets of two users, most of them open.
final class TicketWorld implements World {
    @Override
    public String domain() {
        return "TicketAPI";
    }

    @Override
    public DictValue start(Draw draw) {
        var users = List.copyOf(draw.texts("username", 2));
        var ids = new TreeSet<Integer>();
        int count = draw.between(3, 4);
        while (ids.size() < count) {
            ids.add(draw.between(1, 60));
        }
        var queue = new ListValue();
        for (int id : ids) {
            queue.add(ticket(id, draw.pick(users), draw));
        }
        return DictValue.of("ticket_queue", queue)
                .put("ticket_counter", ids.last() + 1)
                .put("current_user", draw.chance(0.8) ? Value.of(users.getFirst()) : None.NONE);
    }

    private static DictValue ticket(int id, String user, Draw draw) {
        return DictValue.of("id", id)
                .put("title", draw.value("title"))
                .put("description", draw.chance(0.3) ? draw.text("description") : "")
                .put("status", draw.chance(0.8) ? "Open" : draw.text("status"))
                .put("priority", draw.value("priority"))
                .put("created_by", user);
    }

    @Override
    public List<Value> facts(String fact, Toolbox live) {
        var state = World.state(live, domain());
        var me = World.value(state, "current_user");
        var tickets =
                World.list(state, "ticket_queue").stream().map(DictValue.class::cast).toList();
        return switch (fact) {
            case "ticket" -> tickets.stream().map(TicketWorld::id).toList();
            case "open ticket" ->
                    tickets.stream()
                            .filter(ticket -> Value.of("Open").equals(ticket.get("status")))
                            .map(TicketWorld::id)
                            .toList();
            case "own ticket" ->
                    tickets.stream()
                            .filter(ticket -> me.equals(ticket.get("created_by")))
                            .map(TicketWorld::id)
                            .toList();
            case "logged in" -> World.holds(me.truthy());
            case "logged out" -> World.holds(!me.truthy());
            default -> throw World.unknown(domain(), fact);
        };
    }

    private static Value id(DictValue ticket) {
        return World.value(ticket, "id");
    }
}
