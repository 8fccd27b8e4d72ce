package dev.envtune.env.sandbox.ticket;

import static dev.envtune.env.sandbox.HintKind.DEAD_END;
import static dev.envtune.env.sandbox.HintKind.KIND_MISMATCH;
import static dev.envtune.env.sandbox.HintKind.LEGAL_VALUES;
import static dev.envtune.env.sandbox.HintKind.NO_OP;
import static dev.envtune.env.sandbox.HintKind.PRODUCER;
import static dev.envtune.env.sandbox.HintKind.RAW_EXCEPTION;
import static dev.envtune.env.sandbox.HintKind.SILENT_SENTINEL;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.Wording;

/// Why ticket tools fail.
///
/// The fact `instead` is the value that the argument at fault should have had.
enum TicketCause implements Cause {
    NOT_LOGGED_IN(
            Wording.error("User not authenticated. Please log in to create a ticket."),
            Hint.requires(TicketCause.LOGGED_IN)
                    .say("Nobody is logged in; the user knows the username and password.")),
    CREDENTIALS_EMPTY(
            Wording.sentinel(),
            Hint.of(
                    SILENT_SENTINEL,
                    "Not logged in: username and password must both be given and not empty; ask"
                            + " the user for them.")),
    NOBODY_TO_LOG_OUT(
            Wording.sentinel(),
            Hint.of(NO_OP, "Nobody was logged in, so there is nothing to log out of; go on.")),

    TICKET_ID_IS_TEXT(
            Wording.error(TicketCause.NO_TICKET),
            Hint.about(KIND_MISMATCH, "ticket_id")
                    .say("ticket_id is an integer: give {instead!r} without quotes.")),
    TICKET_NOT_FOUND(
            Wording.error(TicketCause.NO_TICKET),
            Hint.about(PRODUCER, "ticket_id").say("No ticket has this id.")),
    TICKET_NOT_FOUND_LOGGED_OUT(
            Wording.error(TicketCause.NO_TICKET),
            Hint.of(PRODUCER, "No ticket has this id.")
                    .say(
                            "Nobody is logged in: after [ticket_login], [get_user_tickets] lists the"
                                    + " user's tickets with their ids.")),
    TICKET_NOT_FOUND_NOR_LISTED(
            Wording.error(TicketCause.NO_TICKET),
            Hint.of(PRODUCER, "No ticket has this id; ask the user for the right one.")
                    .say("[get_user_tickets] can list none for the user who is logged in.")),
    TICKET_NOT_YET(
            Wording.error(TicketCause.NO_TICKET),
            Hint.about(PRODUCER, "ticket_id")
                    .say("This is the id that the next ticket will get.")
                    .say("[create_ticket] creates it first.")
                    .withoutNext()),
    TICKET_WITHOUT_ID(
            Wording.raised("'id'"),
            Hint.of(
                    DEAD_END,
                    "A stored ticket ahead of the one you want has no id, so none behind it can be"
                            + " found; your arguments are not at fault. Tell the user.")),
    TICKET_WITHOUT_OWNER(
            Wording.raised("'created_by'"),
            Hint.of(
                            RAW_EXCEPTION,
                            "A stored ticket does not say who created it, so they cannot be listed"
                                    + " by user; your arguments are not at fault.")
                    .say("[get_ticket] shows one by its id.")),
    TICKET_WITHOUT_STATUS(
            Wording.raised("'status'"),
            Hint.of(RAW_EXCEPTION, "The stored ticket has no status yet.")
                    .say("[edit_ticket] can give it one; then call again.")
                    .next("edit_ticket(ticket_id={id!r}, updates={{'status': 'Open'}})")),
    STATUS_NOT_TEXT(
            Wording.raised("'{type}' object has no attribute 'lower'"),
            Hint.of(RAW_EXCEPTION, "The status of a stored ticket is no text.")
                    .say("[get_user_tickets] without a status lists all tickets.")
                    .next("get_user_tickets()")),

    ALREADY_CLOSED(
            Wording.error("Ticket with ID {ticket_id} is already closed."),
            Hint.of(NO_OP, "The ticket is closed, as wanted; go on.")),
    ALREADY_RESOLVED(
            Wording.error("Ticket with ID {ticket_id} is already resolved."),
            Hint.of(NO_OP, "The ticket is resolved and keeps its first resolution; go on.")),

    PRIORITY_OUT_OF_RANGE(
            Wording.error("Invalid priority. Priority must be between 1 and 5."),
            Hint.about(LEGAL_VALUES, "priority").say("priority is out of range.")),
    PRIORITY_NOT_NUMBER(
            Wording.raised("'<' not supported between instances of '{type}' and 'int'"),
            Hint.about(RAW_EXCEPTION, "priority").say("priority must be a number.")),

    UPDATES_NOT_OBJECT(
            Wording.raised("'{type}' object has no attribute 'keys'"),
            Hint.about(RAW_EXCEPTION, "updates").say("updates is an object of new values.")),
    RESOLUTION_IN_UPDATES(
            Wording.error(TicketCause.BAD_FIELDS),
            Hint.about(LEGAL_VALUES, "updates")
                    .say("A resolution is not set by an update.")
                    .say("[resolve_ticket] stores it and resolves the ticket.")
                    .next("resolve_ticket(ticket_id={ticket_id!r}, resolution={resolution!r})")),
    FIELDS_NOT_UPDATABLE(
            Wording.error(TicketCause.BAD_FIELDS),
            Hint.about(LEGAL_VALUES, "updates")
                    .say("Only title, description, status and priority can be changed.")),

    STATUS_IS_TEXT_NONE(
            Wording.sentinel(),
            Hint.of(
                            SILENT_SENTINEL,
                            "The text 'None' was taken as a status that no ticket has: leave status"
                                    + " out to list all.")
                    .next("get_user_tickets()")),
    NO_TICKETS_OF_STATUS(
            Wording.sentinel(),
            Hint.of(
                            SILENT_SENTINEL,
                            "No ticket that you created has this status; leave status out to"
                                    + " list all.")
                    .next("get_user_tickets()")),
    NO_OWN_TICKETS(
            Wording.sentinel(),
            Hint.of(
                            SILENT_SENTINEL,
                            "The user who is logged in created no ticket; other users' tickets are"
                                    + " not listed.")
                    .say("[get_ticket] shows any ticket by its id."));

    static final String LOGGED_IN = "logged in to tickets";

    private static final String NO_TICKET = "Ticket with ID {ticket_id} not found.";
    private static final String BAD_FIELDS = "Invalid fields for update: {fields}";

    private final Wording wording;
    private final Hint hint;

    TicketCause(Wording wording, Hint hint) {
        this.wording = wording;
        this.hint = hint;
    }

    @Override
    public Wording wording() {
        return wording;
    }

    @Override
    public Hint hint() {
        return hint;
    }
}
