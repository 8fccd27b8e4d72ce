package dev.envtune.env.sandbox.twitter;

import dev.envtune.env.sandbox.Config;
import dev.envtune.env.sandbox.Domain;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.Sandbox;
import dev.envtune.env.sandbox.ToolGroup;
import dev.envtune.env.sandbox.python.DictValue;
import org.jspecify.annotations.Nullable;

/// A microblog and the account of one user (spec/bfcl-protocol.md 7.4).
@Domain(
        name = "TwitterAPI",
        document = "posting_api",
        description =
                "Part of a microblog: one user's account, with tweets, comments, retweets and"
                        + " followed users.")
public final class TwitterSandbox implements Sandbox {
    private final TwitterState state;

    public TwitterSandbox() {
        this(new TwitterState());
    }

    private TwitterSandbox(TwitterState state) {
        this.state = state;
    }

    @Override
    public void load(DictValue config, @Nullable LongContext constants) {
        state.load(new Config("TwitterAPI", config));
    }

    @Override
    public TwitterSandbox copy() {
        return new TwitterSandbox(state.copy());
    }

    @Override
    public DictValue state() {
        return state.compared();
    }

    @ToolGroup
    public AccountTools account() {
        return new AccountTools(state);
    }

    @ToolGroup
    public TweetTools tweets() {
        return new TweetTools(state);
    }

    @ToolGroup
    public ReadingTools reading() {
        return new ReadingTools(state);
    }
}
