package dev.envtune.env.sandbox.twitter;

import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Meant;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Value;

/// Logging in, and whom the user follows.
public final class AccountTools {
    private final TwitterState state;

    AccountTools(TwitterState state) {
        this.state = state;
    }

    @Tool(
            name = "authenticate_twitter",
            description = "Logs the account's user in with username and password.",
            returns =
                    @Returns(
                            field = "authentication_status",
                            type = JsonType.BOOLEAN,
                            description = "Whether the username and password were right."),
            establishes = TwitterCause.LOGGED_IN)
    public ToolResult authenticate(
            @Param(
                            name = "username",
                            type = JsonType.STRING,
                            description = "The account's username.")
                    Value username,
            @Param(
                            name = "password",
                            type = JsonType.STRING,
                            description = "The account's password.")
                    Value password) {
        if (state.logIn(username, password)) {
            return ToolResult.ok("authentication_status", true);
        }
        return ToolResult.sentinel(
                DictValue.of("authentication_status", false), state.loginFault(username));
    }

    @Tool(
            name = "posting_get_login_status",
            description = "Tells whether the account's user is authenticated.",
            returns =
                    @Returns(
                            field = "login_status",
                            type = JsonType.BOOLEAN,
                            description = "Whether the user is authenticated."))
    public ToolResult loginStatus() {
        return ToolResult.ok("login_status", state.loggedIn());
    }

    @Tool(
            name = "follow_user",
            description = "Follows another user. Needs authentication.",
            returns =
                    @Returns(
                            field = "follow_status",
                            type = JsonType.BOOLEAN,
                            description = "True if newly followed, false if followed already."))
    public ToolResult follow(
            @Param(
                            name = "username_to_follow",
                            type = JsonType.STRING,
                            description = "The username to follow.")
                    Value username) {
        if (!state.loggedIn()) {
            return TwitterState.notLoggedIn("following", null);
        }
        if (state.following.contains(username)) {
            return ToolResult.sentinel(
                    DictValue.of("follow_status", false), TwitterCause.ALREADY_FOLLOWED);
        }
        state.following = state.following.writable().add(username);
        return ToolResult.ok("follow_status", true);
    }

    @Tool(
            name = "unfollow_user",
            description = "Stops following a user. Needs authentication.",
            returns =
                    @Returns(
                            field = "unfollow_status",
                            type = JsonType.BOOLEAN,
                            description = "True if unfollowed, false if not followed before."))
    public ToolResult unfollow(
            @Param(
                            name = "username_to_unfollow",
                            type = JsonType.STRING,
                            description = "The username to stop following.",
                            from = "list_all_following.following_list")
                    Value username) {
        if (!state.loggedIn()) {
            return TwitterState.notLoggedIn("unfollowing", null);
        }
        if (state.following.contains(username)) {
            state.following = state.following.writable();
            state.following.removeFirst(username);
            return ToolResult.ok("unfollow_status", true);
        }
        var result = DictValue.of("unfollow_status", false);
        var meant = Meant.spelling(username, state.following);
        return meant == null
                ? ToolResult.sentinel(result, TwitterCause.NOT_FOLLOWED)
                : ToolResult.sentinel(
                        result, TwitterCause.FOLLOWED_IN_OTHER_SPELLING, "instead", meant);
    }

    @Tool(
            name = "list_all_following",
            description = "Lists whom the authenticated user follows. Needs authentication.",
            returns =
                    @Returns(
                            field = "following_list",
                            type = JsonType.ARRAY,
                            description = "The usernames that are followed."))
    public ToolResult listFollowing() {
        return state.loggedIn()
                ? ToolResult.ok("following_list", state.following)
                : TwitterState.notLoggedIn("listing following", null);
    }

    @Tool(
            name = "get_user_stats",
            description = "Counts a user's tweets, retweets and followed users.",
            returns = {
                @Returns(
                        field = "tweet_count",
                        type = JsonType.INTEGER,
                        description = "How many tweets the user posted."),
                @Returns(
                        field = "following_count",
                        type = JsonType.INTEGER,
                        description =
                                "How many users the user follows; 0 for all but the account's own"
                                        + " user."),
                @Returns(
                        field = "retweet_count",
                        type = JsonType.INTEGER,
                        description = "How many tweets the user retweeted.")
            })
    public ToolResult stats(
            @Param(
                            name = "username",
                            type = JsonType.STRING,
                            description = "The user to count for.")
                    Value username) {
        int tweets = 0;
        for (var tweet : state.tweets.values()) {
            var author = TwitterState.field(tweet, "username");
            if (author == null) {
                return TwitterState.lacks("username");
            }
            if (author.equals(username)) {
                tweets++;
            }
        }
        int following = username.equals(state.username) ? state.following.size() : 0;
        var retweets = state.retweets.get(Operators.hashable(username));
        return ToolResult.ok(
                DictValue.of("tweet_count", tweets)
                        .put("following_count", following)
                        .put("retweet_count", retweets == null ? 0 : Operators.length(retweets)));
    }
}
