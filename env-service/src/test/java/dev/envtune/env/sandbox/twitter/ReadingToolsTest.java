package dev.envtune.env.sandbox.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingToolsTest {
    private static final String TWO_TWEETS =
            """
            {"username": "ann",
             "tweets": {"1": {"id": 1, "username": "ann", "content": "Sunny day", "tags": ["#Sun"], "mentions": []},
                        "2": {"id": 2, "username": "ben", "content": "Rain", "tags": [], "mentions": []}}}
            """;
    private static final String FIRST =
            "{'id': 1, 'username': 'ann', 'content': 'Sunny day', 'tags': ['#Sun'], 'mentions': []}";

    private final Play play = Play.of("TwitterAPI", TWO_TWEETS);

    @Test
    void getTweet_numberEqualToTheId_findsIt() {
        var tweet =
                "{\"id\": 1, \"username\": \"ann\", \"content\": \"Sunny day\", \"tags\":"
                        + " [\"#Sun\"], \"mentions\": []}";

        assertThat(play.says("get_tweet(1)")).isEqualTo(tweet);
        assertThat(play.says("get_tweet(1.0)")).isEqualTo(tweet);
        assertThat(play.says("get_tweet(True)")).isEqualTo(tweet);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    search_tweets('SUNNY')
                    search_tweets('#sun')
                    get_user_tweets('ann')
                    """)
    void search_contentTagOrAuthor_findsTheTweet(String call) {
        assertThat(play.says(call)).isEqualTo("[" + FIRST + "]");
    }

    @Test
    void search_emptyKeyword_findsAll() {
        assertThat(play.says("search_tweets(keyword='')")).startsWith("[" + FIRST + ", {'id': 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    search_tweets('#su') | NO_TWEETS_MATCH | search_tweets(keyword='')
                    get_user_tweets('eve') | NO_TWEETS_OF_USER | search_tweets(keyword='')
                    get_user_tweets('@Ann') | USER_IN_OTHER_SPELLING | get_user_tweets('ann')
                    """)
    void search_nothingFound_isAnEmptyListWithACause(String call, String cause, String next) {
        assertThat(play.says(call)).isEqualTo("[]");
        assertThat(play.cause(call)).isEqualTo(cause);
        assertThat(play.next(call)).isEqualTo(next);
    }

    @Test
    void search_storedContentNoText_raisesForThatTweet() {
        var odd = Play.of("TwitterAPI", "{\"authenticated\": true}");
        odd.says("post_tweet(content=7)");

        assertThat(odd.cause("search_tweets('a')")).isEqualTo("TWEET_NOT_SEARCHABLE");
        assertThat(odd.says("search_tweets('a')"))
                .isEqualTo("Error during execution: 'int' object has no attribute 'lower'");
    }

    @Test
    void search_storedTagsText_comparesItsCharacters() {
        var odd = Play.of("TwitterAPI", "{\"authenticated\": true}");
        odd.says("post_tweet('a', tags='xyz')");

        assertThat(odd.says("search_tweets('Y')")).contains("'tags': 'xyz'");
        assertThat(odd.says("search_tweets('xyz')")).isEqualTo("[]");
    }

    @Test
    void search_keywordNoText_raisesOnlyIfThereAreTweets() {
        assertThat(play.says("search_tweets(5)"))
                .isEqualTo("Error during execution: 'int' object has no attribute 'lower'");
        assertThat(Play.of("TwitterAPI", "{}").says("search_tweets(5)")).isEqualTo("[]");
    }

    @Test
    void search_againAfterChanges_comparesWhatIsStored() {
        var changed = Play.of("TwitterAPI", "{\"authenticated\": true}");
        changed.says("post_tweet('Hello', tags=['#One', '#TWO'])");

        assertThat(changed.says("search_tweets('#two')")).contains("'id': 0");
        assertThat(changed.says("search_tweets('#tw')")).isEqualTo("[]");
        changed.says("mention(0, ['@ann'])");
        assertThat(changed.says("search_tweets('#ONE')")).contains("'mentions': ['@ann']");
        changed.says("post_tweet('Hello', tags=['#three'])");
        assertThat(changed.says("search_tweets('#three')"))
                .contains("'id': 1")
                .doesNotContain("#One");
    }

    @Test
    void search_aTagNoText_raisesUnlessTheTextMatches() {
        var odd = Play.of("TwitterAPI", "{\"authenticated\": true}");
        odd.says("post_tweet('a', tags=['#x', 5])");

        for (int i = 0; i < 2; i++) {
            assertThat(odd.says("search_tweets('#x')"))
                    .isEqualTo("Error during execution: 'int' object has no attribute 'lower'");
            assertThat(odd.says("search_tweets('A')")).contains("'id': 0");
        }
    }
}
