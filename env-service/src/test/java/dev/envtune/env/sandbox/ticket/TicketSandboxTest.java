package dev.envtune.env.sandbox.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.env.sandbox.Play;
import dev.envtune.env.sandbox.python.DictValue;
import org.junit.jupiter.api.Test;

class TicketSandboxTest {
    private static final String QUEUE =
            "{\"current_user\": \"ann\", \"ticket_queue\": [{\"id\": 4, \"status\": \"Open\"}]}";

    @Test
    void copy_ofASessionInUse_goesOnIndependently() {
        var play = Play.of("TicketAPI", QUEUE);
        play.says("create_ticket('a')");
        var before = play.state().toString();
        var copy = play.copy();

        copy.says("close_ticket(4)");
        copy.says("edit_ticket(1, {'title': 'b'})");
        copy.says("create_ticket('c')");
        copy.says("logout()");

        assertThat(play.state().toString()).isEqualTo(before);
        assertThat(copy.attribute("ticket_queue").toString())
                .startsWith("[{'id': 4, 'status': 'Closed'}, {'id': 1, 'title': 'b'");
    }

    @Test
    void state_ofTheDefaults_isTheOfficialOne() {
        assertThat(Play.of("TicketAPI", "{}").state().toString())
                .isEqualTo("{'ticket_queue': [], 'ticket_counter': 1, 'current_user': None}");
    }

    @Test
    void load_queueOfTheWrongType_isRefused() {
        var config = DictValue.of("ticket_queue", new DictValue()).freeze();

        assertThatThrownBy(() -> new TicketSandbox().load(config, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TicketAPI.ticket_queue");
    }
}
