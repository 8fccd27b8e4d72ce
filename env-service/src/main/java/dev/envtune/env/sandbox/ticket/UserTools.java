package dev.envtune.env.sandbox.ticket;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;

/// Logging in and out, and the tickets of the user who is logged in.
public final class UserTools {
    private static final Cause NOT_LOGGED_IN_TO_VIEW =
            Reworded.of(
                    TicketCause.NOT_LOGGED_IN,
                    Wording.errorInList("User not authenticated. Please log in to view tickets."));
    private static final Str TEXT_NONE = new Str("None");

    private final TicketState state;

    UserTools(TicketState state) {
        this.state = state;
    }

    @Tool(
            name = "ticket_login",
            description = "Logs a user in to the ticket system.",
            returns =
                    @Returns(
                            field = "success",
                            type = JsonType.BOOLEAN,
                            description = "Whether the user is logged in now."),
            establishes = TicketCause.LOGGED_IN)
    public ToolResult login(
            @Param(
                            name = "username",
                            type = JsonType.STRING,
                            description = "The name of the user to log in.")
                    Value username,
            @Param(name = "password", type = JsonType.STRING, description = "The user's password.")
                    Value password) {
        if (username.truthy() && password.truthy()) {
            state.currentUser = username;
            return ToolResult.ok("success", true);
        }
        return ToolResult.sentinel(DictValue.of("success", false), TicketCause.CREDENTIALS_EMPTY);
    }

    @Tool(
            name = "ticket_get_login_status",
            description = "Tells whether a user is logged in to the ticket system.",
            returns =
                    @Returns(
                            field = "login_status",
                            type = JsonType.BOOLEAN,
                            description = "Whether a user is logged in."))
    public ToolResult loginStatus() {
        return ToolResult.ok("login_status", state.loggedIn());
    }

    @Tool(
            name = "logout",
            description = "Logs the current user out of the ticket system.",
            returns =
                    @Returns(
                            field = "success",
                            type = JsonType.BOOLEAN,
                            description = "True if a user was logged in."))
    public ToolResult logout() {
        if (!state.loggedIn()) {
            return ToolResult.sentinel(
                    DictValue.of("success", false), TicketCause.NOBODY_TO_LOG_OUT);
        }
        state.currentUser = None.NONE;
        return ToolResult.ok("success", true);
    }

    @Tool(
            name = "get_user_tickets",
            description =
                    "Lists the tickets that the user who is logged in created, all or those of one"
                            + " status.",
            returns =
                    @Returns(
                            field = "tickets",
                            type = JsonType.ARRAY,
                            description = "The bare list of tickets, as get_ticket shows them."))
    public ToolResult getUserTickets(
            @Param(
                            name = "status",
                            type = JsonType.STRING,
                            description =
                                    "The status to list, in upper or lower case; left out for all"
                                            + " tickets.",
                            defaultsTo = "None")
                    Value status) {
        if (!state.loggedIn()) {
            return ToolResult.failed(NOT_LOGGED_IN_TO_VIEW);
        }
        var own = new ListValue();
        for (var ticket : state.queue) {
            var owner = TicketState.field(ticket, "created_by");
            if (owner == null) {
                return ToolResult.failed(TicketCause.TICKET_WITHOUT_OWNER);
            }
            if (owner.equals(state.currentUser)) {
                own.add(ticket);
            }
        }
        if (own.isEmpty()) {
            return ToolResult.sentinel(own, TicketCause.NO_OWN_TICKETS);
        }
        return status.truthy() ? ofStatus(own, status) : ToolResult.ok(own);
    }

    private ToolResult ofStatus(ListValue own, Value status) {
        var matching = new ListValue();
        for (var ticket : own) {
            var stored = TicketState.field(ticket, "status");
            if (stored == null) {
                var id = TicketState.field(ticket, "id");
                return ToolResult.failed(
                        TicketCause.TICKET_WITHOUT_STATUS, "id", id == null ? None.NONE : id);
            }
            if (!(stored instanceof Str(var text))) {
                return ToolResult.failed(TicketCause.STATUS_NOT_TEXT, "type", stored.typeName());
            }
            var sought = state.lowerCase.of(Operators.text(status, "lower"));
            if (state.lowerCase.of(text).equals(sought)) {
                matching.add(ticket);
            }
        }
        if (!matching.isEmpty()) {
            return ToolResult.ok(matching);
        }
        return ToolResult.sentinel(
                matching,
                status.equals(TEXT_NONE)
                        ? TicketCause.STATUS_IS_TEXT_NONE
                        : TicketCause.NO_TICKETS_OF_STATUS);
    }
}
