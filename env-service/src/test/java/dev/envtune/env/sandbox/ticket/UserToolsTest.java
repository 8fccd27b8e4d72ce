package dev.envtune.env.sandbox.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserToolsTest {
    private static final String QUEUE =
            """
            {"current_user": "ann",
             "ticket_queue": [{"id": 4, "status": "Open", "created_by": "ann"},
                              {"id": 5, "status": "Closed", "created_by": "ben"}]}
            """;

    private final Play visitor = Play.of("TicketAPI", "{}");
    private final Play ann = Play.of("TicketAPI", QUEUE);

    @Test
    void login_anyCredentials_isSeenByStatusUntilLogout() {
        assertThat(visitor.says("ticket_get_login_status()"))
                .isEqualTo("{\"login_status\": false}");
        assertThat(visitor.says("ticket_login(username='eve', password='x')"))
                .isEqualTo("{\"success\": true}");
        assertThat(visitor.says("ticket_get_login_status()")).isEqualTo("{\"login_status\": true}");
        assertThat(visitor.says("logout()")).isEqualTo("{\"success\": true}");
        assertThat(visitor.attribute("current_user")).hasToString("None");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ticket_login('', 'x') | CREDENTIALS_EMPTY
                    ticket_login('eve', None) | CREDENTIALS_EMPTY
                    logout() | NOBODY_TO_LOG_OUT
                    """)
    void call_withoutEffect_isSilentWithACause(String call, String cause) {
        assertThat(visitor.cause(call)).isEqualTo(cause);
        assertThat(visitor.says(call)).isEqualTo("{\"success\": false}");
        assertThat(visitor.attribute("current_user")).hasToString("None");
    }

    @Test
    void getUserTickets_beforeLogin_keepsTheListAroundTheError() {
        var voiced = visitor.hints("get_user_tickets()");

        assertThat(voiced.standard())
                .isEqualTo("[{'error': 'User not authenticated. Please log in to view tickets.'}]");
        assertThat(voiced.shown()).startsWith("[{'error': ").contains("ticket_login");
    }

    @Test
    void getUserTickets_ofTheUser_filtersByStatusInAnyCase() {
        var own = "[{'id': 4, 'status': 'Open', 'created_by': 'ann'}]";

        assertThat(ann.says("get_user_tickets()")).isEqualTo(own);
        assertThat(ann.says("get_user_tickets(status='oPEN')")).isEqualTo(own);
        assertThat(ann.says("get_user_tickets(status='')")).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    get_user_tickets(status='Closed') | NO_TICKETS_OF_STATUS
                    get_user_tickets(status='None') | STATUS_IS_TEXT_NONE
                    """)
    void getUserTickets_noneOfTheStatus_isEmptyAndPointsToAll(String call, String cause) {
        assertThat(ann.says(call)).isEqualTo("[]");
        assertThat(ann.cause(call)).isEqualTo(cause);
        assertThat(ann.next(call)).isEqualTo("get_user_tickets()");
    }

    @Test
    void getUserTickets_otherUser_hasNone() {
        ann.says("ticket_login('eve', 'x')");

        assertThat(ann.says("get_user_tickets()")).isEqualTo("[]");
        assertThat(ann.cause("get_user_tickets()")).isEqualTo("NO_OWN_TICKETS");
    }

    @Test
    void getUserTickets_ticketWithoutOwner_raisesTheField() {
        var odd =
                Play.of(
                        "TicketAPI",
                        "{\"current_user\": \"ann\", \"ticket_queue\": [{\"id\": 1}]}");

        assertThat(odd.cause("get_user_tickets()")).isEqualTo("TICKET_WITHOUT_OWNER");
        assertThat(odd.says("get_user_tickets()"))
                .isEqualTo("Error during execution: 'created_by'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"id": 1, "created_by": "ann"} | TICKET_WITHOUT_STATUS | Error during execution: 'status'
                    {"id": 1, "created_by": "ann", "status": 3} | STATUS_NOT_TEXT | Error during execution: 'int' object has no attribute 'lower'
                    """)
    void getUserTickets_statusUnreadable_raises(String ticket, String cause, String text) {
        var odd =
                Play.of(
                        "TicketAPI",
                        "{\"current_user\": \"ann\", \"ticket_queue\": [%s]}".formatted(ticket));

        assertThat(odd.cause("get_user_tickets(status='Open')")).isEqualTo(cause);
        assertThat(odd.says("get_user_tickets(status='Open')")).isEqualTo(text);
        assertThat(odd.says("get_user_tickets()")).startsWith("[{'id': 1");
    }
}
