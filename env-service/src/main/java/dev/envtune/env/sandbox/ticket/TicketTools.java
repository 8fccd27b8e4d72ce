package dev.envtune.env.sandbox.ticket;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Meant;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Creating tickets and what is done with one of them. Only creating needs a login.
public final class TicketTools {
    private static final Int HIGHEST = Int.of(5);
    private static final Str STATUS = new Str("status");
    private static final Str RESOLUTION = new Str("resolution");
    private static final Set<Value> UPDATABLE =
            Set.of(new Str("title"), new Str("description"), STATUS, new Str("priority"));

    private final TicketState state;

    TicketTools(TicketState state) {
        this.state = state;
    }

    @Tool(
            name = "create_ticket",
            description = "Creates a ticket for the user who is logged in.",
            returns = {
                @Returns(
                        field = "id",
                        type = JsonType.INTEGER,
                        description = "The new ticket's id."),
                @Returns(
                        field = "title",
                        type = JsonType.STRING,
                        description = "The ticket's title."),
                @Returns(
                        field = "description",
                        type = JsonType.STRING,
                        description = "The ticket's description."),
                @Returns(
                        field = "status",
                        type = JsonType.STRING,
                        description = "Open, as for every new ticket."),
                @Returns(
                        field = "priority",
                        type = JsonType.INTEGER,
                        description = "The ticket's priority."),
                @Returns(
                        field = "created_by",
                        type = JsonType.STRING,
                        description = "The user who created it.")
            })
    public ToolResult create(
            @Param(name = "title", type = JsonType.STRING, description = "The ticket's title.")
                    Value title,
            @Param(
                            name = "description",
                            type = JsonType.STRING,
                            description = "What the ticket is about.",
                            defaultsTo = "''")
                    Value description,
            @Param(
                            name = "priority",
                            type = JsonType.INTEGER,
                            description = "How urgent it is.",
                            defaultsTo = "1",
                            format = "an integer from 1 to 5, 5 being the most urgent")
                    Value priority) {
        var fault = priorityFault(priority);
        if (!state.loggedIn()) {
            var failure = Failure.of(TicketCause.NOT_LOGGED_IN);
            return new ToolResult.Failed(fault == null ? failure : failure.and(List.of(fault)));
        }
        if (fault != null) {
            return new ToolResult.Failed(fault);
        }
        var ticket =
                new DictValue()
                        .put("id", state.counter)
                        .put("title", title)
                        .put("description", description)
                        .put(STATUS, new Str("Open"))
                        .put("priority", priority)
                        .put("created_by", state.currentUser);
        state.queue = state.queue.writable().add(ticket);
        state.counter = Operators.add(state.counter, TicketState.ONE);
        return ToolResult.ok(ticket);
    }

    private static @Nullable Failure priorityFault(Value priority) {
        if (!(priority instanceof Int || priority instanceof Real || priority instanceof Bool)) {
            var type = priority.typeName();
            var meant = Meant.integer(priority);
            return meant == null
                    ? Failure.of(TicketCause.PRIORITY_NOT_NUMBER, "type", type)
                    : Failure.of(TicketCause.PRIORITY_NOT_NUMBER, "type", type, "instead", meant);
        }
        return Operators.less(priority, TicketState.ONE) || Operators.greater(priority, HIGHEST)
                ? Failure.of(TicketCause.PRIORITY_OUT_OF_RANGE)
                : null;
    }

    @Tool(
            name = "get_ticket",
            description = "Shows a ticket.",
            returns = {
                @Returns(field = "id", type = JsonType.INTEGER, description = "The ticket's id."),
                @Returns(
                        field = "title",
                        type = JsonType.STRING,
                        description = "The ticket's title."),
                @Returns(
                        field = "description",
                        type = JsonType.STRING,
                        description = "The ticket's description."),
                @Returns(
                        field = "status",
                        type = JsonType.STRING,
                        description = "The ticket's status."),
                @Returns(
                        field = "priority",
                        type = JsonType.INTEGER,
                        description = "The ticket's priority."),
                @Returns(
                        field = "created_by",
                        type = JsonType.STRING,
                        description = "The user who created it."),
                @Returns(
                        field = "resolution",
                        type = JsonType.STRING,
                        description = "How it was resolved, once it is.")
            })
    public ToolResult get(@TicketId Value ticketId) {
        return state.onTicket(ticketId, (_, ticket) -> ToolResult.ok(ticket));
    }

    @Tool(
            name = "close_ticket",
            description = "Closes a ticket.",
            returns =
                    @Returns(
                            field = "status",
                            type = JsonType.STRING,
                            description = "The outcome in words."))
    public ToolResult close(@TicketId Value ticketId) {
        return state.onTicket(
                ticketId,
                (position, ticket) -> {
                    var refused = refusal(ticket, "Closed", TicketCause.ALREADY_CLOSED);
                    if (refused != null) {
                        return refused;
                    }
                    state.replace(position, ticket.shallowCopy().put(STATUS, new Str("Closed")));
                    return done(ticketId, "closed");
                });
    }

    @Tool(
            name = "resolve_ticket",
            description = "Resolves a ticket and stores how.",
            returns =
                    @Returns(
                            field = "status",
                            type = JsonType.STRING,
                            description = "The outcome in words."))
    public ToolResult resolve(
            @TicketId Value ticketId,
            @Param(
                            name = "resolution",
                            type = JsonType.STRING,
                            description = "How the ticket was resolved.")
                    Value resolution) {
        return state.onTicket(
                ticketId,
                (position, ticket) -> {
                    var refused = refusal(ticket, "Resolved", TicketCause.ALREADY_RESOLVED);
                    if (refused != null) {
                        return refused;
                    }
                    state.replace(
                            position,
                            ticket.shallowCopy()
                                    .put(STATUS, new Str("Resolved"))
                                    .put(RESOLUTION, resolution));
                    return done(ticketId, "resolved");
                });
    }

    private static @Nullable ToolResult refusal(DictValue ticket, String wanted, Cause already) {
        var status = ticket.get(STATUS);
        if (status == null) {
            return ToolResult.failed(
                    TicketCause.TICKET_WITHOUT_STATUS, "id", Operators.item(ticket, new Str("id")));
        }
        return status.equals(new Str(wanted)) ? ToolResult.failed(already) : null;
    }

    @Tool(
            name = "edit_ticket",
            description = "Changes fields of a ticket.",
            returns =
                    @Returns(
                            field = "status",
                            type = JsonType.STRING,
                            description = "The outcome in words."))
    public ToolResult edit(
            @TicketId Value ticketId,
            @Param(
                            name = "updates",
                            type = JsonType.OBJECT,
                            description = "The new values of the fields to change.",
                            format = "{'status': 'Open', 'priority': 3}, an object",
                            fields = {"title", "description", "status", "priority"})
                    Value updates) {
        return state.onTicket(
                ticketId, (position, ticket) -> edit(ticketId, position, ticket, updates));
    }

    private ToolResult edit(Value ticketId, int position, DictValue ticket, Value updates) {
        if (!(updates instanceof DictValue changes)) {
            return ToolResult.failed(TicketCause.UPDATES_NOT_OBJECT, "type", updates.typeName());
        }
        var invalid = new StringJoiner(", ");
        var valid = new DictValue();
        for (var change : changes.entries()) {
            if (UPDATABLE.contains(change.getKey())) {
                valid.put(change.getKey(), change.getValue());
            } else {
                invalid.add(name(change.getKey()));
            }
        }
        if (invalid.length() > 0) {
            return new ToolResult.Failed(
                    notUpdatable(invalid.toString(), changes.get(RESOLUTION), valid));
        }
        var changed = ticket.shallowCopy();
        for (var change : changes.entries()) {
            if (change.getValue() != None.NONE) {
                changed.put(change.getKey(), change.getValue());
            }
        }
        state.replace(position, changed);
        return done(ticketId, "updated");
    }

    private static Failure notUpdatable(
            String fields, @Nullable Value resolution, DictValue valid) {
        if (resolution != null) {
            return Failure.of(
                    TicketCause.RESOLUTION_IN_UPDATES, "fields", fields, "resolution", resolution);
        }
        return valid.isEmpty()
                ? Failure.of(TicketCause.FIELDS_NOT_UPDATABLE, "fields", fields)
                : Failure.of(TicketCause.FIELDS_NOT_UPDATABLE, "fields", fields, "instead", valid);
    }

    private static String name(Value field) {
        if (field instanceof Str(var text)) {
            return text;
        }
        throw new PythonError(
                PythonError.Type.TYPE_ERROR,
                "sequence item 0: expected str instance, " + field.typeName() + " found");
    }

    private static ToolResult done(Value ticketId, String action) {
        return ToolResult.ok(
                "status",
                "Ticket " + TextForms.str(ticketId) + " has been " + action + " successfully.");
    }
}
