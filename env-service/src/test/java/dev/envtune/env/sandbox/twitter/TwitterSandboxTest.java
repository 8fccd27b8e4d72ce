package dev.envtune.env.sandbox.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.env.sandbox.Play;
import dev.envtune.env.sandbox.python.DictValue;
import org.junit.jupiter.api.Test;

class TwitterSandboxTest {
    @Test
    void copy_ofASessionInUse_goesOnIndependently() {
        var play = Play.of("TwitterAPI", "{\"authenticated\": true}");
        play.says("post_tweet('a')");
        play.says("comment(0, 'first')");
        play.says("retweet(0)");
        play.says("follow_user('eve')");
        var before = play.state().toString();
        var copy = play.copy();

        copy.says("mention(0, ['@eve'])");
        copy.says("comment(0, 'second')");
        copy.says("post_tweet('b')");
        copy.says("retweet(1)");
        copy.says("unfollow_user('eve')");

        assertThat(play.state().toString()).isEqualTo(before);
        assertThat(copy.attribute("retweets")).hasToString("{'john': [0, 1]}");
    }

    @Test
    void state_ofTheDefaults_isTheOfficialOne() {
        Play.of("TwitterAPI", "{\"authenticated\": true}").says("follow_user('eve')");

        assertThat(Play.of("TwitterAPI", "{}").state().toString())
                .isEqualTo(
                        "{'username': 'john', 'password': 'john123', 'authenticated': False,"
                                + " 'tweets': {}, 'comments': {}, 'retweets': {},"
                                + " 'following_list': ['alice', 'bob'], 'tweet_counter': 0}");
    }

    @Test
    void load_tweetKeyNoNumber_isRefused() {
        var config = DictValue.of("tweets", DictValue.of("first", new DictValue())).freeze();

        assertThatThrownBy(() -> new TwitterSandbox().load(config, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TwitterAPI.tweets");
    }
}
