package dev.envtune.env.sandbox.message;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserToolsTest {
    private final Play play = Play.of("MessageAPI", "{}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    get_user_id(user='USR002') | USER_IS_ID | {"error": "User 'USR002' not found in the workspace."}
                    get_user_id(user=' bob') | USER_IN_OTHER_SPELLING | {"error": "User ' bob' not found in the workspace."}
                    get_user_id(user='Zed') | USER_NOT_FOUND | {"error": "User 'Zed' not found in the workspace."}
                    get_user_id(user=True) | USER_NOT_FOUND | {"error": "User 'True' not found in the workspace."}
                    get_user_id(user=['Bob']) | TYPE_ERROR | Error during execution: unhashable type: 'list'
                    message_login(user_id='Bob') | LOGIN_ID_IS_NAME | {"login_status": false, "message": "User ID 'Bob' not found."}
                    message_login(user_id='usr002') | LOGIN_ID_IN_OTHER_SPELLING | {"login_status": false, "message": "User ID 'usr002' not found."}
                    message_login(user_id=['USR002']) | LOGIN_ID_NOT_FOUND | {"login_status": false, "message": "User ID '['USR002']' not found."}
                    add_contact(user_name='Bob') | CONTACT_EXISTS | {"error": "User name 'Bob' already exists."}
                    add_contact(user_name={}) | TYPE_ERROR | Error during execution: unhashable type: 'dict'
                    """)
    void call_failing_saysOfficialWordsForItsCause(String call, String cause, String text) {
        assertThat(play.cause(call)).isEqualTo(cause);
        assertThat(play.says(call)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    get_user_id(user='bob') | get_user_id(user='Bob')
                    get_user_id(user='Zed') | list_users()
                    message_login(user_id='bob') | get_user_id(user='Bob')
                    message_login(user_id='usr002') | message_login(user_id='USR002')
                    add_contact(user_name='Bob') | get_user_id(user='Bob')
                    """)
    void hint_onFailure_offersTheRepairingCall(String call, String next) {
        assertThat(play.next(call)).isEqualTo(next);
        assertThat(play.copy().cause(next)).isEmpty();
    }

    @Test
    void login_ofUserId_isSeenByStatus() {
        assertThat(play.says("message_get_login_status()")).isEqualTo("{\"login_status\": false}");
        assertThat(play.says("message_login(user_id='USR001')"))
                .isEqualTo(
                        "{\"login_status\": true, \"message\": \"User 'USR001' logged in"
                                + " successfully.\"}");
        assertThat(play.says("message_get_login_status()")).isEqualTo("{\"login_status\": true}");
        assertThat(play.attribute("current_user")).hasToString("USR001");
    }

    @Test
    void login_failing_keepsTheUserWhoIsLoggedIn() {
        play.says("message_login(user_id='USR001')");
        play.says("message_login(user_id='USR099')");

        assertThat(play.attribute("current_user")).hasToString("USR001");
    }

    @Test
    void addContact_withoutLogin_countsOnAndPadsTheId() {
        assertThat(play.says("add_contact(user_name='Eve')"))
                .isEqualTo(
                        "{\"added_status\": true, \"user_id\": \"USR005\", \"message\": \"Contact"
                                + " 'Eve' added successfully.\"}");
        assertThat(play.says("list_users()"))
                .isEqualTo(
                        "{\"user_list\": [\"Alice\", \"Bob\", \"Catherine\", \"Daniel\","
                                + " \"Eve\"]}");
        assertThat(play.attribute("user_count")).hasToString("5");
    }

    @Test
    void addContact_idTaken_leavesTheCounterAdvancedSoThatARetrySucceeds() {
        var taken =
                Play.of(
                        "MessageAPI",
                        "{\"user_count\": 1, \"user_map\": {\"Ann\": \"USR002\"}, \"inbox\": []}");
        var call = "add_contact(user_name='Eve')";

        var voiced = taken.hints(call);

        assertThat(voiced.standard())
                .isEqualTo("{\"error\": \"User ID 'USR002' already exists.\"}");
        assertThat(requireNonNull(voiced.hint()).next()).isEqualTo(call);
        assertThat(taken.attribute("user_count")).hasToString("2");
        assertThat(taken.says(call)).contains("USR003");
    }

    @Test
    void addContact_beyond999_isNotCut() {
        var many = Play.of("MessageAPI", "{\"user_count\": 999}");

        assertThat(many.says("add_contact(user_name='Eve')")).contains("\"USR1000\"");
    }
}
