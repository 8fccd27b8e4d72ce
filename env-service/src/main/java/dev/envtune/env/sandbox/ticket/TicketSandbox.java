package dev.envtune.env.sandbox.ticket;

import dev.envtune.env.sandbox.Config;
import dev.envtune.env.sandbox.Domain;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.Sandbox;
import dev.envtune.env.sandbox.ToolGroup;
import dev.envtune.env.sandbox.python.DictValue;
import org.jspecify.annotations.Nullable;

/// A company's queue of support tickets (spec/bfcl-protocol.md 7.5).
@Domain(
        name = "TicketAPI",
        document = "ticket_api",
        description = "Part of a company's support ticket system.")
public final class TicketSandbox implements Sandbox {
    private final TicketState state;

    public TicketSandbox() {
        this(new TicketState());
    }

    private TicketSandbox(TicketState state) {
        this.state = state;
    }

    @Override
    public void load(DictValue config, @Nullable LongContext constants) {
        state.load(new Config("TicketAPI", config));
    }

    @Override
    public TicketSandbox copy() {
        return new TicketSandbox(state.copy());
    }

    @Override
    public DictValue state() {
        return state.compared();
    }

    @ToolGroup
    public TicketTools tickets() {
        return new TicketTools(state);
    }

    @ToolGroup
    public UserTools users() {
        return new UserTools(state);
    }
}
