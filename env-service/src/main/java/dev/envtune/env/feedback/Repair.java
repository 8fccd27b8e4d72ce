package dev.envtune.env.feedback;

import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The failing call with better arguments.
final class Repair {
    private final Outcome outcome;
    private final List<Value> positional;
    private final Map<String, Value> named;
    private boolean changed;

    Repair(Outcome outcome) {
        this.outcome = outcome;
        var call = outcome.call();
        this.positional = new ArrayList<>(call == null ? List.of() : call.positional());
        this.named = new LinkedHashMap<>(call == null ? Map.of() : call.named());
    }

    void set(String argument, Value value) {
        int index = outcome.tool() == null ? -1 : outcome.tool().indexOf(argument);
        if (index < 0) {
            return;
        }
        if (index < positional.size()) {
            positional.set(index, value);
        } else {
            named.put(argument, value);
        }
        changed = true;
    }

    /// The call as text, or null where nothing is better.
    @Nullable String text() {
        var call = outcome.call();
        return call == null || !changed
                ? null
                : new ToolCall(call.name(), positional, named).text();
    }
}
