package dev.envtune.env.sandbox.twitter;

import dev.envtune.env.sandbox.Config;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Meant;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.LowerCase;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the microblog tools share: the compared attributes, and the checks that several tools make.
/// Tweets and lists of comments are replaced, never changed, so copies share them.
final class TwitterState {
    private static final DictValue NOTHING = new DictValue().freeze();
    private static final ListValue FOLLOWED = ListValue.ofStrings(List.of("alice", "bob")).freeze();

    final LowerCase lowerCase = new LowerCase();

    Value username = new Str("john");
    private Value password = new Str("john123");
    private Value authenticated = Bool.FALSE;

    /// By id.
    DictValue tweets = NOTHING;

    /// Lists by tweet id. Keys of a configuration stay text, so no id finds their comments
    /// (spec/bfcl-protocol.md 6.4).
    DictValue comments = NOTHING;

    /// Lists of tweet ids by username.
    DictValue retweets = NOTHING;

    ListValue following = FOLLOWED;
    Value tweetCounter = Int.of(0);

    /// The list of all tweets that were posted without mentions: it is one, so `mention` extends it for
    /// all of them, also those to come (spec/bfcl-protocol.md 6.4). Null before the first.
    private @Nullable ListValue sharedMentions;

    void load(Config config) {
        username = config.value("username", username);
        password = config.value("password", password);
        authenticated = config.value("authenticated", authenticated);
        tweets = byNumber(config.dict("tweets", NOTHING));
        comments = config.dict("comments", NOTHING);
        retweets = config.dict("retweets", NOTHING);
        following = config.list("following_list", FOLLOWED);
        tweetCounter = config.value("tweet_counter", tweetCounter);
    }

    private static DictValue byNumber(DictValue configured) {
        if (configured.isEmpty()) {
            return NOTHING;
        }
        var tweets = new DictValue();
        for (var tweet : configured.entries()) {
            tweets.put(number(tweet.getKey()), tweet.getValue());
        }
        return tweets;
    }

    private static Int number(Value key) {
        try {
            return Operators.toInt(key);
        } catch (PythonError e) {
            throw new IllegalArgumentException("TwitterAPI.tweets has a key that is no number", e);
        }
    }

    TwitterState copy() {
        var copy = new TwitterState();
        copy.username = username;
        copy.password = password;
        copy.authenticated = authenticated;
        copy.tweets = tweets.fork();
        copy.comments = comments.fork();
        copy.retweets = retweets.fork();
        copy.following = following.fork();
        copy.tweetCounter = tweetCounter;
        copy.sharedMentions = sharedMentions;
        return copy;
    }

    DictValue compared() {
        return new DictValue()
                .put("username", username)
                .put("password", password)
                .put("authenticated", authenticated)
                .put("tweets", tweets)
                .put("comments", comments)
                .put("retweets", retweets)
                .put("following_list", following)
                .put("tweet_counter", tweetCounter);
    }

    /// The mentions of a new tweet. Only the default of the parameter is frozen.
    Value mentionsOfNew(Value given) {
        if (!(given instanceof ListValue list) || !list.isFrozen()) {
            return given;
        }
        if (sharedMentions == null) {
            sharedMentions = list;
        }
        return sharedMentions;
    }

    /// Replaces a list of mentions in all tweets that have it.
    void mention(ListValue earlier, ListValue all) {
        var changed = new DictValue(tweets.size());
        for (var tweet : tweets.entries()) {
            var value = tweet.getValue();
            if (value instanceof DictValue record && record.get("mentions") == earlier) {
                value = record.shallowCopy().put("mentions", all);
            }
            changed.put(tweet.getKey(), value);
        }
        tweets = changed;
        if (sharedMentions == earlier) {
            sharedMentions = all;
        }
    }

    boolean loggedIn() {
        return authenticated.truthy();
    }

    boolean logIn(Value name, Value secret) {
        boolean known = username.equals(name) && password.equals(secret);
        if (known) {
            authenticated = Bool.TRUE;
        }
        return known;
    }

    /// Why a login is refused.
    TwitterCause loginFault(Value name) {
        if (username.equals(name)) {
            return loggedIn() ? TwitterCause.PASSWORD_NOT_NEEDED : TwitterCause.WRONG_PASSWORD;
        }
        return loggedIn() ? TwitterCause.USERNAME_NOT_NEEDED : TwitterCause.WRONG_USERNAME;
    }

    /// Why no tweet can be used by this id, or null.
    @Nullable Failure tweetFault(Value id) {
        return tweets.containsKey(id) ? null : unknownTweet(id);
    }

    /// Why no tweet has this id.
    Failure unknownTweet(Value id) {
        if (tweets.isEmpty()) {
            return Failure.of(TwitterCause.NO_TWEETS);
        }
        var meant = Meant.integer(id);
        return meant != null && tweets.containsKey(meant)
                ? Failure.of(TwitterCause.TWEET_ID_IS_TEXT, "instead", meant)
                : Failure.of(
                        id.equals(tweetCounter)
                                ? TwitterCause.TWEET_NOT_YET
                                : TwitterCause.TWEET_NOT_FOUND);
    }

    /// A field of a stored tweet; null where a configured one lacks it.
    static @Nullable Value field(Value tweet, String name) {
        return tweet instanceof DictValue record
                ? record.get(name)
                : Operators.item(tweet, new Str(name));
    }

    static ToolResult lacks(String field) {
        return ToolResult.failed(TwitterCause.TWEET_LACKS_FIELD, "field", field);
    }

    static ToolResult notLoggedIn(String action, @Nullable Failure also) {
        var failure = Failure.of(TwitterCause.NOT_LOGGED_IN, "action", action);
        return new ToolResult.Failed(also == null ? failure : failure.and(List.of(also)));
    }
}
