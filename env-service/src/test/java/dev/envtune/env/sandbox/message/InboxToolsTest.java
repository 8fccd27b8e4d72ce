package dev.envtune.env.sandbox.message;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboxToolsTest {
    private static final String THREADS =
            """
            {"current_user": "USR001", "user_map": {"Ann": "USR001", "Ben": "USR002"}, "user_count": 2,
             "inbox": [{"USR002": ["Lunch?"], "USR009": ["never read"]}, {"USR001": {}}]}
            """;

    private final Play play = Play.of("MessageAPI", "{\"current_user\": \"USR001\"}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send_message(receiver_id='USR002', message='Hi')",
                "delete_message(receiver_id='USR002')",
                "view_messages_sent()",
                "search_messages(keyword='a')",
                "get_message_stats()"
            })
    void call_beforeLogin_failsAndPointsToLogin(String call) {
        var voiced = Play.of("MessageAPI", "{}").hints(call);

        assertThat(voiced.standard()).isEqualTo("{\"error\": \"No user is currently logged in.\"}");
        assertThat(requireNonNull(voiced.hint()).text()).contains("message_login(user_id: string)");
    }

    @Test
    void sendMessage_beforeLoginAndToAName_hintsAtBoth() {
        var hint = Play.of("MessageAPI", "{}").hint("send_message('Bob', 'Hi')");

        assertThat(hint.text()).contains("message_login").contains("user name");
        assertThat(hint.next()).isEqualTo("get_user_id(user='Bob')");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    send_message('Bob', 'Hi') | RECEIVER_IS_NAME | {"error": "Receiver ID 'Bob' not found."}
                    send_message('usr002', 'Hi') | RECEIVER_IN_OTHER_SPELLING | {"error": "Receiver ID 'usr002' not found."}
                    send_message('USR009', 'Hi') | RECEIVER_NOT_FOUND | {"error": "Receiver ID 'USR009' not found."}
                    send_message({'k': 'v'}, 'Hi') | RECEIVER_NOT_FOUND | {"error": "Receiver ID '{'k': 'v'}' not found."}
                    delete_message('Bob') | RECEIVER_IS_NAME | {"error": "Receiver ID Bob not found."}
                    delete_message('usr002') | RECEIVER_IN_OTHER_SPELLING | {"error": "Receiver ID usr002 not found."}
                    delete_message('USR009') | RECEIVER_NOT_FOUND | {"error": "Receiver ID USR009 not found."}
                    delete_message('USR001') | RECEIVER_WITHOUT_MESSAGES | {"error": "Receiver ID USR001 not found."}
                    delete_message([1]) | RECEIVER_NOT_FOUND | {"error": "Receiver ID [1] not found."}
                    search_messages('zebra') | NO_MESSAGE_FOUND | {"results": []}
                    search_messages(5) | ATTRIBUTE_ERROR | Error during execution: 'int' object has no attribute 'lower'
                    """)
    void call_failing_saysOfficialWordsForItsCause(String call, String cause, String text) {
        assertThat(play.cause(call)).isEqualTo(cause);
        assertThat(play.says(call)).isEqualTo(text);
        assertThat(play.attribute("message_count")).hasToString("3");
    }

    @Test
    void sendMessage_fiveTimes_drawsTheIdsOfTheSeed() {
        long[] ids = {67410, 41772, 24547, 24421, 60424};
        for (long id : ids) {
            assertThat(play.says("send_message('USR002', 'Hi')"))
                    .isEqualTo(
                            "{\"sent_status\": true, \"message_id\": {\"new_id\": %d},"
                                            .formatted(id)
                                    + " \"message\": \"Message sent to 'USR002' successfully.\"}");
            play.says("send_message('nobody', 'a failed call draws nothing')");
        }

        assertThat(play.attribute("message_count")).hasToString("8");
        assertThat(play.attribute("generated_ids"))
                .hasToString("{67410, 41772, 24547, 24421, 60424}");
    }

    @Test
    void sendMessage_idGeneratedBefore_drawsTheNext() {
        var used =
                Play.of("MessageAPI", "{\"current_user\": \"USR001\", \"generated_ids\": [67410]}");

        assertThat(used.says("send_message('USR002', 'Hi')")).contains("41772");
    }

    @Test
    void sendMessage_everyIdGenerated_raisesInPlaceOfDrawingForEver() {
        var ids =
                IntStream.rangeClosed(10_000, 99_999)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ", "[", "]"));
        var full =
                Play.of(
                        "MessageAPI",
                        "{\"current_user\": \"USR001\", \"generated_ids\": %s}".formatted(ids));

        assertThat(full.says("send_message('USR002', 'Hi')"))
                .isEqualTo("Error during execution: no message id is left");
        assertThat(full.attribute("message_count")).hasToString("3");
    }

    @Test
    void sendMessage_configuredSeed_replacesTheDefault() {
        var seeded =
                Play.of("MessageAPI", "{\"current_user\": \"USR001\", \"random_seed\": 141053}");

        assertThat(seeded.says("send_message('USR002', 'Hi')")).doesNotContain("67410");
    }

    @Test
    void deleteMessage_afterTwo_removesTheLatestAndKeepsTheCount() {
        play.says("send_message('USR002', 'second')");

        assertThat(play.says("delete_message('USR002')"))
                .isEqualTo(
                        "{\"deleted_status\": true, \"receiver_id\": \"USR002\", \"message\":"
                                + " \"Receiver USR002's latest message deleted successfully.\"}");
        assertThat(play.says("view_messages_sent()"))
                .contains("\"USR002\": [\"My name is Alice. I want to connect.\"]");
        assertThat(play.attribute("message_count")).hasToString("4");
    }

    @Test
    void deleteMessage_equalOneEarlier_removesThatOne() {
        play.says("send_message('USR002', 'x')");
        play.says("send_message('USR003', 'y')");
        play.says("send_message('USR002', 'x')");

        play.says("delete_message('USR002')");

        assertThat(play.attribute("inbox").toString())
                .endsWith("{'USR003': 'y'}, {'USR002': 'x'}]");
    }

    @Test
    void deleteMessage_byMessageId_saysThatItTakesAReceiver() {
        play.says("send_message('USR002', 'x')");

        assertThat(play.cause("delete_message(67410)")).isEqualTo("RECEIVER_IS_MESSAGE_ID");
        assertThat(play.next("delete_message(67410)")).isEqualTo("view_messages_sent()");
    }

    @Test
    void viewMessagesSent_severalToOne_groupsThemOldestFirst() {
        play.says("send_message('USR002', 'Hi')");

        assertThat(play.says("view_messages_sent()"))
                .isEqualTo(
                        "{\"messages\": {\"USR002\": [\"My name is Alice. I want to connect.\","
                                + " \"Hi\"], \"USR003\": [\"Could you upload the file?\"],"
                                + " \"USR004\": [\"Could you upload the file?\"]}}");
    }

    @Test
    void viewMessagesSent_configuredThreads_readsOnlyTheFirstKeyOfAnItem() {
        assertThat(Play.of("MessageAPI", THREADS).says("view_messages_sent()"))
                .isEqualTo("{\"messages\": {\"USR002\": [[\"Lunch?\"]], \"USR001\": [{}]}}");
    }

    @Test
    void searchMessages_otherCase_findsTheMessage() {
        assertThat(play.says("search_messages(keyword='ALICE')"))
                .isEqualTo(
                        "{\"results\": [{\"receiver_id\": \"USR002\", \"message\": \"My name is"
                                + " Alice. I want to connect.\"}]}");
    }

    @Test
    void searchMessages_messageIsNoText_raisesAndPointsToTheReader() {
        var threads = Play.of("MessageAPI", THREADS);

        assertThat(threads.cause("search_messages('lunch')")).isEqualTo("MESSAGE_NOT_TEXT");
        assertThat(threads.says("search_messages('lunch')"))
                .isEqualTo("Error during execution: 'list' object has no attribute 'lower'");
        assertThat(threads.next("search_messages('lunch')")).isEqualTo("view_messages_sent()");
    }

    @Test
    void getMessageStats_twoToOneReceiver_countsMessagesAndReceivers() {
        play.says("send_message('USR002', 'Hi')");

        assertThat(play.says("get_message_stats()"))
                .isEqualTo("{\"stats\": {\"received_count\": 4, \"total_contacts\": 3}}");
    }

    @Test
    void inbox_configuredWithItemsThatAreNoMessages_raisesLikePython() {
        var empty = Play.of("MessageAPI", "{\"current_user\": \"u\", \"inbox\": [{}]}");
        var text = Play.of("MessageAPI", "{\"current_user\": \"u\", \"inbox\": [\"x\"]}");

        assertThat(empty.says("view_messages_sent()"))
                .isEqualTo("Error during execution: list index out of range");
        assertThat(text.says("view_messages_sent()"))
                .isEqualTo("Error during execution: 'str' object has no attribute 'items'");
    }

    @Test
    void searchMessages_againAfterChanges_findsWhatIsThere() {
        play.says("send_message('USR002', '\u0130STANBUL \u03a3\u039f\u03a6\u039f\u03a3')");

        assertThat(play.says("search_messages('i\u0307stanbul')")).contains("USR002");
        assertThat(play.says("search_messages('istanbul')")).isEqualTo("{\"results\": []}");
        assertThat(play.says("search_messages('\u03c3\u03bf\u03c6\u03bf\u03c2')"))
                .contains("USR002");
        assertThat(play.says("search_messages('\u03a3\u039f\u03a6\u039f')")).contains("USR002");
        play.says("delete_message('USR002')");
        assertThat(play.says("search_messages('i\u0307stanbul')")).isEqualTo("{\"results\": []}");
    }
}
