package dev.envtune.env.sandbox.twitter;

import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Meant;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.Substring;
import dev.envtune.env.sandbox.python.Value;

/// Finding and reading tweets, which needs no authentication.
public final class ReadingTools {
    private static final Str CONTENT = new Str("content");
    private static final Str TAGS = new Str("tags");
    private static final Value NO_COMMENTS = new ListValue().freeze();

    private final TwitterState state;

    ReadingTools(TwitterState state) {
        this.state = state;
    }

    @Tool(
            name = "get_tweet",
            description = "Shows a tweet.",
            returns = {
                @Returns(field = "id", type = JsonType.INTEGER, description = "The tweet's id."),
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
    public ToolResult getTweet(@TweetId Value tweetId) {
        var tweet = state.tweets.get(Operators.hashable(tweetId));
        return tweet == null
                ? new ToolResult.Failed(state.unknownTweet(tweetId))
                : ToolResult.ok(tweet);
    }

    @Tool(
            name = "get_tweet_comments",
            description = "Lists the comments on a tweet.",
            returns =
                    @Returns(
                            field = "comments",
                            type = JsonType.ARRAY,
                            description =
                                    "The bare list of comments, each an object with username and"
                                            + " content."))
    public ToolResult getComments(@TweetId Value tweetId) {
        if (!state.tweets.containsKey(Operators.hashable(tweetId))) {
            return new ToolResult.Failed(state.unknownTweet(tweetId));
        }
        var comments = state.comments.get(tweetId);
        return ToolResult.ok(comments == null ? NO_COMMENTS : comments);
    }

    @Tool(
            name = "get_user_tweets",
            description = "Lists the tweets of a user.",
            returns =
                    @Returns(
                            field = "user_tweets",
                            type = JsonType.ARRAY,
                            description = "The bare list of tweets, as get_tweet shows them."))
    public ToolResult getUserTweets(
            @Param(
                            name = "username",
                            type = JsonType.STRING,
                            description = "The author, exactly as in the tweets.")
                    Value username) {
        var found = new ListValue();
        var authors = new ListValue();
        for (var tweet : state.tweets.values()) {
            var author = TwitterState.field(tweet, "username");
            if (author == null) {
                return TwitterState.lacks("username");
            }
            authors.add(author);
            if (author.equals(username)) {
                found.add(tweet);
            }
        }
        if (!found.isEmpty()) {
            return ToolResult.ok(found);
        }
        var meant = Meant.spelling(username, authors);
        return meant == null
                ? ToolResult.sentinel(found, TwitterCause.NO_TWEETS_OF_USER)
                : ToolResult.sentinel(found, TwitterCause.USER_IN_OTHER_SPELLING, "instead", meant);
    }

    @Tool(
            name = "search_tweets",
            description =
                    "Finds tweets whose text contains a keyword or that have it as a tag, in upper"
                            + " or lower case.",
            returns =
                    @Returns(
                            field = "matching_tweets",
                            type = JsonType.ARRAY,
                            description = "The bare list of tweets, as get_tweet shows them."))
    public ToolResult search(
            @Param(
                            name = "keyword",
                            type = JsonType.STRING,
                            description =
                                    "A part of the text, or a whole tag with its #; empty for all"
                                            + " tweets.")
                    Value keyword) {
        var found = new ListValue();
        if (!state.tweets.isEmpty()) {
            var sought = Strings.lower(Operators.text(keyword, "lower"));
            var part = new Substring(sought);
            for (var tweet : state.tweets.values()) {
                try {
                    if (matches(tweet, sought, part)) {
                        found.add(tweet);
                    }
                } catch (PythonError e) { // the stored tweet is at fault, not the argument
                    return ToolResult.failed(
                            TwitterCause.TWEET_NOT_SEARCHABLE, "problem", e.text());
                }
            }
        }
        return found.isEmpty()
                ? ToolResult.sentinel(found, TwitterCause.NO_TWEETS_MATCH)
                : ToolResult.ok(found);
    }

    /// @param sought in lower case
    /// @param part the same, prepared for many texts
    private boolean matches(Value tweet, String sought, Substring part) {
        var content = Operators.item(tweet, CONTENT);
        if (part.isIn(state.lowerCase.of(Operators.text(content, "lower")))) {
            return true;
        }
        return state.lowerCase.ofAll(Operators.item(tweet, TAGS)).contains(sought);
    }
}
