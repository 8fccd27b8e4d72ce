package dev.envtune.env.sandbox.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.env.sandbox.Play;
import dev.envtune.env.sandbox.python.DictValue;
import org.junit.jupiter.api.Test;

class MessageSandboxTest {
    private static final String CONFIG =
            """
            {"current_user": "USR001", "user_map": {"Ann": "USR001"}, "user_count": 1,
             "inbox": [{"USR001": ["note"]}]}
            """;

    @Test
    void copy_ofASessionInUse_goesOnIndependently() {
        var play = Play.of("MessageAPI", CONFIG);
        play.says("send_message('USR001', 'a')");
        var copy = play.copy();

        copy.says("send_message('USR001', 'b')");
        copy.says("add_contact(user_name='Ben')");

        assertThat(play.attribute("inbox")).hasToString("[{'USR001': ['note']}, {'USR001': 'a'}]");
        assertThat(play.attribute("user_map")).hasToString("{'Ann': 'USR001'}");
        assertThat(play.attribute("generated_ids")).hasToString("{67410}");
        assertThat(play.says("send_message('USR001', 'c')")).contains("41772");
        assertThat(copy.attribute("generated_ids")).hasToString("{67410, 41772}");
    }

    @Test
    void sessions_ofTheDefaultState_shareNoChanges() {
        var one = Play.of("MessageAPI", "{\"current_user\": \"USR001\"}");
        one.says("send_message('USR002', 'a')");
        one.says("delete_message('USR003')");
        one.says("add_contact(user_name='Eve')");

        assertThat(Play.of("MessageAPI", "{}").state().toString())
                .isEqualTo(
                        "{'generated_ids': set(), 'user_count': 4, 'user_map': {'Alice': 'USR001',"
                                + " 'Bob': 'USR002', 'Catherine': 'USR003', 'Daniel': 'USR004'},"
                                + " 'inbox': [{'USR002': 'My name is Alice. I want to connect.'},"
                                + " {'USR003': 'Could you upload the file?'}, {'USR004': 'Could you"
                                + " upload the file?'}], 'message_count': 3, 'current_user': None}");
    }

    @Test
    void load_inboxOfTheWrongType_isRefused() {
        assertThatThrownBy(
                        () ->
                                new MessageSandbox()
                                        .load(DictValue.of("inbox", "mail").freeze(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MessageAPI.inbox")
                .hasMessageContaining("str");
    }
}
