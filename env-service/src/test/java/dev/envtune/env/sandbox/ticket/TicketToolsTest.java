package dev.envtune.env.sandbox.ticket;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketToolsTest {
    private static final String QUEUE =
            """
            {"current_user": "ann", "ticket_counter": 9,
             "ticket_queue": [{"id": 4, "title": "Login", "status": "Open", "created_by": "ann"},
                              {"id": 5, "description": "no status"}]}
            """;

    private final Play play = Play.of("TicketAPI", QUEUE);

    @Test
    void createTicket_defaults_takesTheCounter() {
        assertThat(play.says("create_ticket(title='Printer')"))
                .isEqualTo(
                        "{\"id\": 9, \"title\": \"Printer\", \"description\": \"\", \"status\":"
                                + " \"Open\", \"priority\": 1, \"created_by\": \"ann\"}");
        assertThat(play.attribute("ticket_counter")).hasToString("10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    create_ticket('a', priority=0) | PRIORITY_OUT_OF_RANGE | {"error": "Invalid priority. Priority must be between 1 and 5."}
                    create_ticket('a', priority=5.5) | PRIORITY_OUT_OF_RANGE | {"error": "Invalid priority. Priority must be between 1 and 5."}
                    create_ticket('a', priority='High') | PRIORITY_NOT_NUMBER | Error during execution: '<' not supported between instances of 'str' and 'int'
                    get_ticket(7) | TICKET_NOT_FOUND_NOR_LISTED | {"error": "Ticket with ID 7 not found."}
                    get_ticket([4]) | TICKET_NOT_FOUND_NOR_LISTED | {"error": "Ticket with ID [4] not found."}
                    close_ticket('4') | TICKET_ID_IS_TEXT | {"error": "Ticket with ID 4 not found."}
                    close_ticket(5) | TICKET_WITHOUT_STATUS | Error during execution: 'status'
                    resolve_ticket(5, 'done') | TICKET_WITHOUT_STATUS | Error during execution: 'status'
                    edit_ticket(4, {'resolution': 'done', 'owner': 'ben'}) | RESOLUTION_IN_UPDATES | {"error": "Invalid fields for update: resolution, owner"}
                    edit_ticket(4, {'owner': 'ben', 'title': 'Net'}) | FIELDS_NOT_UPDATABLE | {"error": "Invalid fields for update: owner"}
                    edit_ticket(4, 'Open') | UPDATES_NOT_OBJECT | Error during execution: 'str' object has no attribute 'keys'
                    edit_ticket(7, 'Open') | TICKET_NOT_FOUND_NOR_LISTED | {"error": "Ticket with ID 7 not found."}
                    """)
    void call_failing_saysOfficialWordsForItsCause(String call, String cause, String text) {
        var before = play.state().toString();

        assertThat(play.cause(call)).isEqualTo(cause);
        assertThat(play.says(call)).isEqualTo(text);
        assertThat(play.state().toString()).isEqualTo(before);
    }

    /// The list of a user's own tickets is the way to an id only where it shows any.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            textBlock =
                    """
                    ann  | {"id": 4, "created_by": "ann"}            | TICKET_NOT_FOUND            | get_user_tickets()
                    ann  | {"id": 4, "created_by": "ben"}            | TICKET_NOT_FOUND_NOR_LISTED | none
                    ann  | {"id": 4}                                 | TICKET_NOT_FOUND_NOR_LISTED | none
                    none | {"id": 4, "created_by": "ann"}            | TICKET_NOT_FOUND_LOGGED_OUT | none
                    """)
    void getTicket_unknownId_pointsToTheListWhereItHelps(
            @Nullable String user, String ticket, String cause, @Nullable String next) {
        var config =
                "{\"current_user\": %s, \"ticket_queue\": [%s]}"
                        .formatted(user == null ? "null" : "\"" + user + "\"", ticket);
        var with = Play.of("TicketAPI", config);

        assertThat(with.cause("get_ticket(7)")).isEqualTo(cause);
        assertThat(with.hint("get_ticket(7)").next()).isEqualTo(next);
        assertThat(with.hint("get_ticket(7)").text())
                .contains("No ticket has this id", "get_user_tickets");
        assertThat(with.says("get_ticket(7)"))
                .isEqualTo("{\"error\": \"Ticket with ID 7 not found.\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    create_ticket('a', priority='3') | create_ticket('a', priority=3)
                    close_ticket('4') | close_ticket(4)
                    close_ticket(5) | edit_ticket(ticket_id=5, updates={'status': 'Open'})
                    edit_ticket(4, {'resolution': 'done'}) | resolve_ticket(ticket_id=4, resolution='done')
                    edit_ticket(4, {'owner': 'ben', 'title': 'Net'}) | edit_ticket(4, {'title': 'Net'})
                    """)
    void hint_onFailure_offersTheRepairingCall(String call, String next) {
        assertThat(play.next(call)).isEqualTo(next);
        assertThat(play.cause(next)).isEmpty();
    }

    @Test
    void createTicket_beforeLoginWithBadPriority_hintsAtBoth() {
        var visitor = Play.of("TicketAPI", "{}");
        var voiced = visitor.hints("create_ticket('a', priority=9)");

        assertThat(voiced.standard())
                .isEqualTo(
                        "{\"error\": \"User not authenticated. Please log in to create a"
                                + " ticket.\"}");
        assertThat(requireNonNull(voiced.hint()).text())
                .contains("ticket_login(username: string")
                .contains("1 to 5");
    }

    @Test
    void closeTicket_twice_saysItIsClosed() {
        assertThat(play.says("close_ticket(4)"))
                .isEqualTo("{\"status\": \"Ticket 4 has been closed successfully.\"}");
        assertThat(play.cause("close_ticket(4)")).isEqualTo("ALREADY_CLOSED");
        assertThat(play.says("close_ticket(4)"))
                .isEqualTo("{\"error\": \"Ticket with ID 4 is already closed.\"}");
    }

    @Test
    void resolveTicket_closedOne_storesTheResolutionOnce() {
        play.says("close_ticket(4)");

        assertThat(play.says("resolve_ticket(4, 'reset')"))
                .isEqualTo("{\"status\": \"Ticket 4 has been resolved successfully.\"}");
        assertThat(play.cause("resolve_ticket(4, 'again')")).isEqualTo("ALREADY_RESOLVED");
        assertThat(play.says("resolve_ticket(4, 'again')"))
                .isEqualTo("{\"error\": \"Ticket with ID 4 is already resolved.\"}");
        assertThat(play.says("get_ticket(4)"))
                .isEqualTo(
                        "{\"id\": 4, \"title\": \"Login\", \"status\": \"Resolved\","
                                + " \"created_by\": \"ann\", \"resolution\": \"reset\"}");
    }

    @Test
    void editTicket_noneAmongTheValues_skipsIt() {
        assertThat(play.says("edit_ticket(4, {'title': None, 'priority': 3, 'status': 'Held'})"))
                .isEqualTo("{\"status\": \"Ticket 4 has been updated successfully.\"}");
        assertThat(play.says("get_ticket(4)"))
                .isEqualTo(
                        "{\"id\": 4, \"title\": \"Login\", \"status\": \"Held\", \"created_by\":"
                                + " \"ann\", \"priority\": 3}");
    }

    @Test
    void ticketId_ofText_isFoundByText() {
        var text =
                Play.of(
                        "TicketAPI",
                        "{\"ticket_queue\": [{\"id\": \"T-1\", \"status\": \"Open\"}]}");

        assertThat(text.says("close_ticket('T-1')"))
                .isEqualTo("{\"status\": \"Ticket T-1 has been closed successfully.\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get_ticket(8)",
                "close_ticket(8)",
                "resolve_ticket(8, 'x')",
                "edit_ticket(8, {})"
            })
    void ticketId_behindARecordWithoutId_raisesIt(String call) {
        var odd =
                Play.of(
                        "TicketAPI",
                        "{\"ticket_queue\": [{\"id\": 7}, {\"t\": {\"title\": \"x\"}}, {\"id\":"
                                + " 8}]}");

        assertThat(odd.cause(call)).isEqualTo("TICKET_WITHOUT_ID");
        assertThat(odd.says(call)).isEqualTo("Error during execution: 'id'");
        assertThat(odd.says("get_ticket(7)")).isEqualTo("{\"id\": 7}");
    }
}
