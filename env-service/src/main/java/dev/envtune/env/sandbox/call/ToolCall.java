package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One call of a tool with literal arguments, in the order given.
public record ToolCall(String name, List<Value> positional, Map<String, Value> named)
        implements Parsed {
    public ToolCall {
        positional = List.copyOf(positional);
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    /// Python call text: `name(1, a='x')`.
    public String text() {
        var out = new StringBuilder(name).append('(');
        String separator = "";
        for (var value : positional) {
            out.append(separator).append(TextForms.repr(value));
            separator = ", ";
        }
        for (var argument : named.entrySet()) {
            out.append(separator).append(argument.getKey()).append('=');
            out.append(TextForms.repr(argument.getValue()));
            separator = ", ";
        }
        return out.append(')').toString();
    }
}
