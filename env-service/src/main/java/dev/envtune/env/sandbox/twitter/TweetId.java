package dev.envtune.env.sandbox.twitter;

import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Param;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The tweet that a tool is about.
@Param(
        name = "tweet_id",
        type = JsonType.INTEGER,
        description = "The tweet's id, an integer.",
        from = {"post_tweet.id", "get_user_tweets.id", "search_tweets.id"})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface TweetId {}
