package dev.envtune.env.sandbox.twitter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TweetToolsTest {
    private static final String ONE_TWEET =
            """
            {"authenticated": true, "username": "ann", "tweet_counter": 5,
             "tweets": {"3": {"id": 3, "username": "ann", "content": "Sunny", "tags": ["#sun"]}},
             "comments": {"3": [{"user": "ben", "comment": "Nice"}]}}
            """;

    private final Play play = Play.of("TwitterAPI", "{\"authenticated\": true}");

    @Test
    void postTweet_twice_countsFromTheConfiguredNumber() {
        var ann = Play.of("TwitterAPI", ONE_TWEET);

        assertThat(ann.says("post_tweet(content='a', tags=['#x'], mentions=['@ben'])"))
                .isEqualTo(
                        "{\"id\": 5, \"username\": \"ann\", \"content\": \"a\", \"tags\":"
                                + " [\"#x\"], \"mentions\": [\"@ben\"]}");
        assertThat(ann.says("post_tweet('b')"))
                .isEqualTo(
                        "{\"id\": 6, \"username\": \"ann\", \"content\": \"b\", \"tags\": [],"
                                + " \"mentions\": []}");
        assertThat(ann.attribute("tweet_counter")).hasToString("7");
    }

    @Test
    void mention_onATweetPostedWithoutMentions_isSharedByAllSuchTweetsOfTheSession() {
        play.says("post_tweet('a')");
        play.says("post_tweet('b')");
        play.says("post_tweet('own', mentions=[])");
        var copy = play.copy();

        play.says("mention(0, ['@eve'])");
        play.says("post_tweet('c')");
        play.says("mention(3, ['@ben'])");
        play.says("mention(2, ['@joe'])");

        var both = "\"mentions\": [\"@eve\", \"@ben\"]";
        assertThat(play.says("get_tweet(0)")).contains(both);
        assertThat(play.says("get_tweet(1)")).contains(both);
        assertThat(play.says("get_tweet(2)")).contains("\"mentions\": [\"@joe\"]");
        assertThat(play.says("get_tweet(3)")).contains(both);
        assertThat(copy.says("post_tweet('d')")).contains("\"mentions\": []");
        assertThat(Play.of("TwitterAPI", "{\"authenticated\": true}").says("post_tweet('d')"))
                .contains("\"mentions\": []");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "retweet(%s)",
                "comment(%s, 'x')",
                "mention(%s, ['@a'])",
                "get_tweet(%s)",
                "get_tweet_comments(%s)"
            })
    void tweetId_unusable_isToldApartByCause(String call) {
        var none = Play.of("TwitterAPI", "{\"authenticated\": true}");
        var ann = Play.of("TwitterAPI", ONE_TWEET);

        assertThat(none.cause(call.formatted("3"))).isEqualTo("NO_TWEETS");
        assertThat(ann.cause(call.formatted("9"))).isEqualTo("TWEET_NOT_FOUND");
        assertThat(ann.says(call.formatted("9")))
                .isEqualTo("{\"error\": \"Tweet with ID 9 not found.\"}");
        assertThat(ann.next(call.formatted("9"))).isEqualTo("search_tweets(keyword='')");
        assertThat(ann.cause(call.formatted("'3'"))).isEqualTo("TWEET_ID_IS_TEXT");
        assertThat(ann.says(call.formatted("'3'")))
                .isEqualTo("{\"error\": \"Tweet with ID 3 not found.\"}");
        assertThat(ann.next(call.formatted("'3'"))).isEqualTo(call.formatted("3"));
        assertThat(ann.says(call.formatted("[3]")))
                .isEqualTo("Error during execution: unhashable type: 'list'");
    }

    @Test
    void retweet_twice_saysSo() {
        play.says("post_tweet('a')");

        assertThat(play.says("retweet(0)"))
                .isEqualTo("{\"retweet_status\": \"Successfully retweeted\"}");
        assertThat(play.cause("retweet(0)")).isEqualTo("ALREADY_RETWEETED");
        assertThat(play.says("retweet(0)"))
                .isEqualTo("{\"retweet_status\": \"Already retweeted\"}");
        assertThat(play.attribute("retweets")).hasToString("{'john': [0]}");
    }

    @Test
    void comment_onAConfiguredTweet_doesNotJoinTheCommentsUnderItsTextKey() {
        var ann = Play.of("TwitterAPI", ONE_TWEET);

        assertThat(ann.says("get_tweet_comments(3)")).isEqualTo("[]");
        assertThat(ann.says("comment(3, 'Hot')"))
                .isEqualTo("{\"comment_status\": \"Comment added successfully\"}");
        assertThat(ann.says("get_tweet_comments(3)"))
                .isEqualTo("[{'username': 'ann', 'content': 'Hot'}]");
        assertThat(ann.attribute("comments"))
                .hasToString(
                        "{'3': [{'user': 'ben', 'comment': 'Nice'}], 3: [{'username': 'ann',"
                                + " 'content': 'Hot'}]}");
    }

    @Test
    void mention_tweetWithoutTheField_raisesItsName() {
        var ann = Play.of("TwitterAPI", ONE_TWEET);

        assertThat(ann.cause("mention(3, ['@ben'])")).isEqualTo("TWEET_LACKS_FIELD");
        assertThat(ann.says("mention(3, ['@ben'])"))
                .isEqualTo("Error during execution: 'mentions'");
    }

    @Test
    void mention_postedMentionsNoList_raises() {
        play.says("post_tweet('a', mentions='@ben')");

        assertThat(play.cause("mention(0, ['@eve'])")).isEqualTo("MENTIONS_NOT_LIST");
        assertThat(play.says("mention(0, ['@eve'])"))
                .isEqualTo("Error during execution: 'str' object has no attribute 'extend'");
    }

    @Test
    void mention_stringForList_isSplitAndHintsAtTheList() {
        play.says("post_tweet('a')");
        var voiced = play.hints("mention(tweet_id=0, mentioned_usernames='@b')");

        assertThat(voiced.shown())
                .isEqualTo("{\"mention_status\": \"Users mentioned successfully\"}");
        assertThat(requireNonNull(voiced.hint()).next())
                .isEqualTo("mention(tweet_id=0, mentioned_usernames=['@b'])");
        assertThat(play.says("get_tweet(0)")).contains("\"mentions\": [\"@\", \"b\"]");
    }

    @Test
    void mention_moreThanATweetHolds_isRefusedWithTheLimitAndChangesNothing() {
        play.says("post_tweet('a')");
        assertThat(play.says("mention(0, 'a' * 4096)")).contains("successfully");

        assertThat(play.says("mention(0, ['@b'])"))
                .isEqualTo("Error during execution: a tweet mentions more than 4096 users");
        assertThat(play.says("get_tweet(0)")).contains("\"a\"]").doesNotContain("@b");
        assertThat(play.says("mention(0, [])")).contains("successfully");
    }

    @Test
    void mention_number_raisesAndChangesNothing() {
        play.says("post_tweet('a')");

        assertThat(play.says("mention(0, 5)"))
                .isEqualTo("Error during execution: 'int' object is not iterable");
        assertThat(play.says("get_tweet(0)")).contains("\"mentions\": []");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    post_tweet('a', tags='#x') | TAGS_NOT_LIST
                    post_tweet('a', mentions='@x') | POSTED_MENTIONS_NOT_LIST
                    post_tweet('a', tags=['#x']) | ``
                    """)
    void postTweet_textForAList_isPostedWithADoubt(String call, String cause) {
        assertThat(play.cause(call)).isEqualTo(cause);
        assertThat(play.attribute("tweet_counter")).hasToString("1");
    }
}
