package dev.envtune.env.sandbox.twitter;

import static dev.envtune.env.sandbox.HintKind.KIND_MISMATCH;
import static dev.envtune.env.sandbox.HintKind.NO_OP;
import static dev.envtune.env.sandbox.HintKind.PRODUCER;
import static dev.envtune.env.sandbox.HintKind.RAW_EXCEPTION;
import static dev.envtune.env.sandbox.HintKind.SILENT_SENTINEL;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.Wording;

/// Why microblog tools fail.
///
/// The fact `instead` is the value that the argument at fault should have had.
enum TwitterCause implements Cause {
    NOT_LOGGED_IN(
            Wording.error("User not authenticated. Please authenticate before {action}."),
            Hint.requires(TwitterCause.LOGGED_IN)
                    .say("Nobody is authenticated; the user knows the username and password.")),
    WRONG_USERNAME(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "username")
                    .say(
                            "Not authenticated: no account has this username. Copy it exactly, or"
                                    + " ask the user; do not guess.")),
    WRONG_PASSWORD(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "password")
                    .say(
                            "Not authenticated: the password is not that of this username. Copy it"
                                    + " exactly, or ask the user; do not guess.")),
    USERNAME_NOT_NEEDED(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "username")
                    .say(
                            "No account has this username, but a user is authenticated already, so"
                                    + " go on without.")),
    PASSWORD_NOT_NEEDED(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "password")
                    .say(
                            "The password is not that of this username, but a user is authenticated"
                                    + " already, so go on without.")),

    TWEET_ID_IS_TEXT(
            Wording.error(TwitterCause.NO_TWEET),
            Hint.about(KIND_MISMATCH, "tweet_id")
                    .say("tweet_id is an integer: give {instead!r} without quotes.")),
    NO_TWEETS(
            Wording.error(TwitterCause.NO_TWEET),
            Hint.of(PRODUCER, "There is no tweet yet.").say("[post_tweet] posts one.")),
    TWEET_NOT_FOUND(
            Wording.error(TwitterCause.NO_TWEET),
            Hint.about(PRODUCER, "tweet_id")
                    .say("No tweet has this id.")
                    .next("search_tweets(keyword='')")),
    TWEET_NOT_YET(
            Wording.error(TwitterCause.NO_TWEET),
            Hint.about(PRODUCER, "tweet_id")
                    .say("This is the id that the next tweet will get.")
                    .say("[post_tweet] posts it first.")
                    .withoutNext()),
    TWEET_LACKS_FIELD(
            Wording.raised("{field!r}"),
            Hint.of(
                    RAW_EXCEPTION,
                    "A stored tweet has no field {field}, which this tool needs; your arguments"
                            + " are not at fault.")),
    TWEET_NOT_SEARCHABLE(
            Wording.raised("{problem}"),
            Hint.of(
                            RAW_EXCEPTION,
                            "A stored tweet has content or tags that are no text, so no search can"
                                    + " pass it.")
                    .say("[get_tweet] shows a tweet by its id.")),
    MENTIONS_NOT_LIST(
            Wording.raised("'{type}' object has no attribute 'extend'"),
            Hint.of(
                            RAW_EXCEPTION,
                            "This tweet was posted with mentions that are no list, so none can be"
                                    + " added.")
                    .say("[post_tweet] takes mentions as a list.")),

    MENTIONED_CHARACTERS(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "mentioned_usernames")
                    .say(
                            "A string was given, and each of its characters became a mention: give"
                                    + " a list.")
                    .next(
                            "mention(tweet_id={tweet_id!r},"
                                    + " mentioned_usernames=[{mentioned_usernames!r}])")),
    TAGS_NOT_LIST(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "tags")
                    .say("The tweet is posted, but tags was no list, so no search finds them.")),
    POSTED_MENTIONS_NOT_LIST(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "mentions")
                    .say(
                            "The tweet is posted, but mentions was no list, so nobody can be"
                                    + " mentioned in it.")),
    ALREADY_RETWEETED(
            Wording.sentinel(),
            Hint.of(NO_OP, "The tweet was retweeted before; nothing more to do, go on.")),
    ALREADY_FOLLOWED(
            Wording.sentinel(),
            Hint.of(NO_OP, "This user is followed already; nothing more to do, go on.")),
    FOLLOWED_IN_OTHER_SPELLING(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "username_to_unfollow")
                    .say("Nobody was unfollowed: the name is written {instead!r}.")),
    NOT_FOLLOWED(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "username_to_unfollow")
                    .say("Nobody was unfollowed: this user is not followed.")),

    USER_IN_OTHER_SPELLING(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "username")
                    .say("Usernames compare exactly: write {instead!r}.")),
    NO_TWEETS_OF_USER(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "username")
                    .say("No tweet has exactly this username as its author.")
                    .next("search_tweets(keyword='')")),
    NO_TWEETS_MATCH(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "keyword")
                    .say(
                            "No tweet's content contains the keyword, and no tag equals it; tags"
                                    + " include their #. An empty keyword finds every tweet.")
                    .next("search_tweets(keyword='')"));

    static final String LOGGED_IN = "authenticated on twitter";

    private static final String NO_TWEET = "Tweet with ID {tweet_id} not found.";

    private final Wording wording;
    private final Hint hint;

    TwitterCause(Wording wording, Hint hint) {
        this.wording = wording;
        this.hint = hint;
    }

    @Override
    public Wording wording() {
        return wording;
    }

    @Override
    public Hint hint() {
        return hint;
    }
}
