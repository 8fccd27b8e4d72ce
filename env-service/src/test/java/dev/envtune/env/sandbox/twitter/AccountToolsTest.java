package dev.envtune.env.sandbox.twitter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountToolsTest {
    private final Play visitor = Play.of("TwitterAPI", "{}");
    private final Play user = Play.of("TwitterAPI", "{\"authenticated\": true}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    post_tweet('x') | posting
                    retweet(1) | retweeting
                    comment(1, 'x') | commenting
                    follow_user('eve') | following
                    list_all_following() | listing following
                    unfollow_user('bob') | unfollowing
                    """)
    void call_beforeAuthentication_failsAndPointsToIt(String call, String action) {
        var voiced = visitor.hints(call);

        assertThat(voiced.standard())
                .isEqualTo(
                        "{\"error\": \"User not authenticated. Please authenticate before %s.\"}"
                                .formatted(action));
        assertThat(requireNonNull(voiced.hint()).text())
                .contains("authenticate_twitter(username: string");
    }

    @Test
    void retweet_beforeAuthenticationOfNoTweet_hintsAtBoth() {
        var hint = visitor.hint("retweet(1)");

        assertThat(hint.kind().code()).isEqualTo("K17");
        assertThat(hint.text()).contains("authenticate_twitter").contains("no tweet yet");
    }

    @Test
    void authenticate_rightCredentials_isSeenByStatus() {
        assertThat(visitor.says("posting_get_login_status()"))
                .isEqualTo("{\"login_status\": false}");
        assertThat(visitor.says("authenticate_twitter('john', 'john123')"))
                .isEqualTo("{\"authentication_status\": true}");
        assertThat(visitor.says("posting_get_login_status()"))
                .isEqualTo("{\"login_status\": true}");
    }

    @Test
    void authenticate_wrongPassword_isSilentAndHintKeepsThePassword() {
        var call = "authenticate_twitter(username='john', password='guess')";
        var voiced = visitor.hints(call);

        assertThat(visitor.cause(call)).isEqualTo("WRONG_PASSWORD");
        assertThat(visitor.cause("authenticate_twitter(username='who', password='guess')"))
                .isEqualTo("WRONG_USERNAME");
        assertThat(voiced.shown()).isEqualTo("{\"authentication_status\": false}");
        assertThat(requireNonNull(voiced.hint()).text()).doesNotContain("john123");
    }

    @Test
    void authenticate_wrongPasswordWhileAuthenticated_staysAuthenticated() {
        assertThat(user.cause("authenticate_twitter('john', 'guess')"))
                .isEqualTo("PASSWORD_NOT_NEEDED");
        assertThat(user.says("posting_get_login_status()")).isEqualTo("{\"login_status\": true}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    follow_user('alice') | ALREADY_FOLLOWED | {"follow_status": false}
                    unfollow_user('@alice') | FOLLOWED_IN_OTHER_SPELLING | {"unfollow_status": false}
                    unfollow_user('eve') | NOT_FOLLOWED | {"unfollow_status": false}
                    """)
    void follow_withoutEffect_isSilentWithACause(String call, String cause, String text) {
        assertThat(user.cause(call)).isEqualTo(cause);
        assertThat(user.says(call)).isEqualTo(text);
        assertThat(user.attribute("following_list")).hasToString("['alice', 'bob']");
    }

    @Test
    void unfollow_otherSpelling_nextCallUnfollows() {
        assertThat(user.next("unfollow_user('@alice')")).isEqualTo("unfollow_user('alice')");
        assertThat(user.says("unfollow_user('alice')")).isEqualTo("{\"unfollow_status\": true}");
        assertThat(user.says("list_all_following()")).isEqualTo("{\"following_list\": [\"bob\"]}");
    }

    @Test
    void follow_newUser_isAppended() {
        assertThat(user.says("follow_user('eve')")).isEqualTo("{\"follow_status\": true}");
        assertThat(user.says("list_all_following()"))
                .isEqualTo("{\"following_list\": [\"alice\", \"bob\", \"eve\"]}");
    }

    @Test
    void userStats_ofOwnAndOtherUser_countFollowedUsersOnlyForOwn() {
        user.says("post_tweet('x')");
        user.says("retweet(0)");

        assertThat(user.says("get_user_stats('john')"))
                .isEqualTo("{\"tweet_count\": 1, \"following_count\": 2, \"retweet_count\": 1}");
        assertThat(user.says("get_user_stats('alice')"))
                .isEqualTo("{\"tweet_count\": 0, \"following_count\": 0, \"retweet_count\": 0}");
        assertThat(user.says("get_user_stats(['john'])"))
                .isEqualTo("Error during execution: unhashable type: 'list'");
    }
}
