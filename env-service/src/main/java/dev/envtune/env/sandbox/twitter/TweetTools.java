package dev.envtune.env.sandbox.twitter;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import org.jspecify.annotations.Nullable;

/// Posting tweets, and what is done with one of them.
public final class TweetTools {
    /// More are refused: each call copies those that are there.
    private static final int MOST_MENTIONS = 4096;

    private static final Int ONE = Int.of(1);

    private final TwitterState state;

    TweetTools(TwitterState state) {
        this.state = state;
    }

    @Tool(
            name = "post_tweet",
            description = "Posts a tweet as the authenticated user. Needs authentication.",
            returns = {
                @Returns(
                        field = "id",
                        type = JsonType.INTEGER,
                        description = "The new tweet's id."),
                @Returns(
                        field = "username",
                        type = JsonType.STRING,
                        description = "The tweet's author."),
                @Returns(
                        field = "content",
                        type = JsonType.STRING,
                        description = "The tweet's text."),
                @Returns(field = "tags", type = JsonType.ARRAY, description = "The tweet's tags."),
                @Returns(
                        field = "mentions",
                        type = JsonType.ARRAY,
                        description = "The users mentioned in the tweet.")
            })
    public ToolResult post(
            @Param(name = "content", type = JsonType.STRING, description = "The tweet's text.")
                    Value content,
            @Param(
                            name = "tags",
                            type = JsonType.ARRAY,
                            items = JsonType.STRING,
                            description =
                                    "Tags, each starting with #, if the user asks for any; the text"
                                            + " need not repeat them.",
                            defaultsTo = "[]",
                            format = "['#news', '#sport'], a list")
                    Value tags,
            @Param(
                            name = "mentions",
                            type = JsonType.ARRAY,
                            items = JsonType.STRING,
                            description =
                                    "Users to mention, each starting with @, if the user asks for"
                                            + " any; the text need not repeat them.",
                            defaultsTo = "[]",
                            format = "['@friend', '@family'], a list")
                    Value mentions) {
        if (!state.loggedIn()) {
            return TwitterState.notLoggedIn("posting", null);
        }
        var id = state.tweetCounter;
        var tweet =
                new DictValue()
                        .put("id", id)
                        .put("username", state.username)
                        .put("content", content)
                        .put("tags", tags)
                        .put("mentions", state.mentionsOfNew(mentions));
        state.tweets = state.tweets.writable().put(id, tweet);
        state.tweetCounter = Operators.add(id, ONE);
        var doubt = doubt(tags, mentions);
        return doubt == null ? ToolResult.ok(tweet) : ToolResult.sentinel(tweet, doubt);
    }

    private static @Nullable Cause doubt(Value tags, Value mentions) {
        if (!(tags instanceof ListValue)) {
            return TwitterCause.TAGS_NOT_LIST;
        }
        return mentions instanceof ListValue ? null : TwitterCause.POSTED_MENTIONS_NOT_LIST;
    }

    @Tool(
            name = "retweet",
            description = "Retweets a tweet as the authenticated user. Needs authentication.",
            returns =
                    @Returns(
                            field = "retweet_status",
                            type = JsonType.STRING,
                            description = "Whether it is retweeted now or was before."))
    public ToolResult retweet(@TweetId Value tweetId) {
        var fault = state.tweetFault(tweetId);
        if (!state.loggedIn()) {
            return TwitterState.notLoggedIn("retweeting", fault);
        }
        Operators.hashable(tweetId);
        if (fault != null) {
            return new ToolResult.Failed(fault);
        }
        var earlier = list(state.retweets.get(state.username));
        if (earlier.contains(tweetId)) {
            return ToolResult.sentinel(
                    DictValue.of("retweet_status", "Already retweeted"),
                    TwitterCause.ALREADY_RETWEETED);
        }
        state.retweets =
                state.retweets.writable().put(state.username, extended(earlier).add(tweetId));
        return ToolResult.ok("retweet_status", "Successfully retweeted");
    }

    @Tool(
            name = "comment",
            description = "Comments on a tweet as the authenticated user. Needs authentication.",
            returns =
                    @Returns(
                            field = "comment_status",
                            type = JsonType.STRING,
                            description = "The outcome in words."))
    public ToolResult comment(
            @TweetId Value tweetId,
            @Param(
                            name = "comment_content",
                            type = JsonType.STRING,
                            description = "The comment's text.")
                    Value content) {
        var fault = state.tweetFault(tweetId);
        if (!state.loggedIn()) {
            return TwitterState.notLoggedIn("commenting", fault);
        }
        Operators.hashable(tweetId);
        if (fault != null) {
            return new ToolResult.Failed(fault);
        }
        var comment = new DictValue().put("username", state.username).put("content", content);
        var all = extended(list(state.comments.get(tweetId))).add(comment);
        state.comments = state.comments.writable().put(tweetId, all);
        return ToolResult.ok("comment_status", "Comment added successfully");
    }

    @Tool(
            name = "mention",
            description = "Mentions further users in a tweet. Needs no authentication.",
            returns =
                    @Returns(
                            field = "mention_status",
                            type = JsonType.STRING,
                            description = "The outcome in words."))
    public ToolResult mention(
            @TweetId Value tweetId,
            @Param(
                            name = "mentioned_usernames",
                            type = JsonType.ARRAY,
                            items = JsonType.STRING,
                            description = "The users to mention, each starting with @.",
                            format = "['@friend', '@family'], a list")
                    Value usernames) {
        Operators.hashable(tweetId);
        var fault = state.tweetFault(tweetId);
        if (fault != null) {
            return new ToolResult.Failed(fault);
        }
        var tweet = Operators.item(state.tweets, tweetId);
        var mentions = TwitterState.field(tweet, "mentions");
        if (mentions == null) {
            return TwitterState.lacks("mentions");
        }
        if (!(mentions instanceof ListValue earlier)) {
            return ToolResult.failed(TwitterCause.MENTIONS_NOT_LIST, "type", mentions.typeName());
        }
        var all = extended(earlier);
        Operators.iterate(usernames).forEach(all::add);
        if (all.size() > MOST_MENTIONS) {
            throw new PythonError(
                    PythonError.Type.MEMORY_ERROR,
                    "a tweet mentions more than " + MOST_MENTIONS + " users");
        }
        state.mention(earlier, all);
        var result = DictValue.of("mention_status", "Users mentioned successfully");
        return usernames instanceof Str
                ? ToolResult.sentinel(result, TwitterCause.MENTIONED_CHARACTERS)
                : ToolResult.ok(result);
    }

    private static ListValue list(@Nullable Value stored) {
        return stored instanceof ListValue list ? list : new ListValue();
    }

    private static ListValue extended(ListValue list) {
        return new ListValue(list.items());
    }
}
