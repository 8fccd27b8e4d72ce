package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of one call: what was called, with which arguments, and the tool's result. A voice makes
/// its text.
///
/// @param call the call as parsed, or null where its text could not be parsed
/// @param tool null where no such tool exists
/// @param arguments the bound arguments in the order of the tool's parameters, empty where binding failed
public record Outcome(
        @Nullable ToolCall call,
        @Nullable ToolSpec tool,
        List<Value> arguments,
        ToolResult result) {

    public Outcome {
        arguments = List.copyOf(arguments);
    }

    /// Whether the call raised: the one thing that the reward codes know of failures.
    public boolean raised() {
        return result instanceof ToolResult.Failed(var failure)
                && failure.cause().wording().channel() == Wording.Channel.RAISED;
    }

    /// Why the call failed, or why what looks like a success is none; null where it succeeded.
    public @Nullable Failure failure() {
        return switch (result) {
            case ToolResult.Failed(var failure) -> failure;
            case ToolResult.Ok(_, var notice) -> notice;
        };
    }

    /// A fact of the failure or else a bound argument, by name; null where there is neither.
    public @Nullable Value fact(Failure failure, String name) {
        var fact = failure.facts().get(name);
        if (fact == null && tool != null && !arguments.isEmpty()) {
            int index = tool.indexOf(name);
            return index < 0 ? null : arguments.get(index);
        }
        return fact;
    }

    static Outcome of(ToolCall call, @Nullable ToolSpec tool, Failure failure) {
        return new Outcome(call, tool, new ArrayList<>(), new ToolResult.Failed(failure));
    }
}
