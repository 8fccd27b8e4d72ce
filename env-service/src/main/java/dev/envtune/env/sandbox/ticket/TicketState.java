package dev.envtune.env.sandbox.ticket;

import dev.envtune.env.sandbox.Config;
import dev.envtune.env.sandbox.Meant;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.LowerCase;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import org.jspecify.annotations.Nullable;

/// What the ticket tools share: the compared attributes and the search by id. Tickets are replaced,
/// never changed, so copies share them.
final class TicketState {
    static final Int ONE = Int.of(1);

    private static final ListValue NO_TICKETS = new ListValue().freeze();

    /// What a tool does with the ticket that it found.
    @FunctionalInterface
    interface Action {
        /// @param position in the queue
        ToolResult on(int position, DictValue ticket);
    }

    final LowerCase lowerCase = new LowerCase();

    ListValue queue = NO_TICKETS;
    Value counter = ONE;
    Value currentUser = None.NONE;

    void load(Config config) {
        queue = config.list("ticket_queue", NO_TICKETS);
        counter = config.value("ticket_counter", ONE);
        currentUser = config.value("current_user", None.NONE);
    }

    TicketState copy() {
        var copy = new TicketState();
        copy.queue = queue.fork();
        copy.counter = counter;
        copy.currentUser = currentUser;
        return copy;
    }

    DictValue compared() {
        return new DictValue()
                .put("ticket_queue", queue)
                .put("ticket_counter", counter)
                .put("current_user", currentUser);
    }

    boolean loggedIn() {
        return currentUser.truthy();
    }

    /// Acts on the first ticket with an id. As in the original, a ticket without an id ends the
    /// search (spec/bfcl-protocol.md 7.5).
    ToolResult onTicket(Value id, Action action) {
        var meant = Meant.integer(id);
        boolean isText = false;
        for (int i = 0; i < queue.size(); i++) {
            var ticket = queue.get(i);
            var found = field(ticket, "id");
            if (found == null) {
                return ToolResult.failed(TicketCause.TICKET_WITHOUT_ID);
            }
            if (found.equals(id) && ticket instanceof DictValue record) {
                return action.on(i, record);
            }
            isText |= meant != null && found.equals(meant);
        }
        if (meant != null && isText) {
            return ToolResult.failed(TicketCause.TICKET_ID_IS_TEXT, "instead", meant);
        }
        return ToolResult.failed(id.equals(counter) ? TicketCause.TICKET_NOT_YET : notFound());
    }

    /// Told apart by whether the list of the user's own tickets is the way to the right id.
    private TicketCause notFound() {
        boolean owned = false;
        for (var ticket : queue) {
            var owner = field(ticket, "created_by");
            if (owner == null) {
                return TicketCause.TICKET_NOT_FOUND_NOR_LISTED;
            }
            owned |= owner.equals(currentUser);
        }
        if (!loggedIn()) {
            return TicketCause.TICKET_NOT_FOUND_LOGGED_OUT;
        }
        return owned ? TicketCause.TICKET_NOT_FOUND : TicketCause.TICKET_NOT_FOUND_NOR_LISTED;
    }

    void replace(int position, DictValue ticket) {
        queue = queue.writable();
        queue.set(position, ticket);
    }

    /// A field of a stored ticket, or null where a configured one lacks it.
    static @Nullable Value field(Value ticket, String name) {
        return ticket instanceof DictValue record
                ? record.get(name)
                : Operators.item(ticket, new Str(name));
    }
}
