package dev.envtune.env.sandbox.message;

import dev.envtune.env.sandbox.Config;
import dev.envtune.env.sandbox.Domain;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.Sandbox;
import dev.envtune.env.sandbox.ToolGroup;
import dev.envtune.env.sandbox.python.DictValue;
import org.jspecify.annotations.Nullable;

/// Messages between the users of a workspace (spec/bfcl-protocol.md 7.3).
@Domain(
        name = "MessageAPI",
        document = "message_api",
        description = "Part of a workspace messenger: its users and the messages sent to them.")
public final class MessageSandbox implements Sandbox {
    private final MessageState state;

    public MessageSandbox() {
        this(new MessageState());
    }

    private MessageSandbox(MessageState state) {
        this.state = state;
    }

    @Override
    public void load(DictValue config, @Nullable LongContext constants) {
        state.load(new Config("MessageAPI", config));
    }

    @Override
    public MessageSandbox copy() {
        return new MessageSandbox(state.copy());
    }

    @Override
    public DictValue state() {
        return state.compared();
    }

    @ToolGroup
    public UserTools users() {
        return new UserTools(state);
    }

    @ToolGroup
    public InboxTools inbox() {
        return new InboxTools(state);
    }
}
