package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parameter of a tool, read from its [Param].
///
/// @param defaultValue the value of an omitted argument, or null where the parameter is required
/// @param from the tools and fields that yield values of it
public record ParamSpec(
        String name,
        JsonType type,
        JsonType items,
        String description,
        @Nullable Value defaultValue,
        List<String> values,
        List<Source> from,
        String format,
        List<String> fields) {

    /// A field of another tool's result.
    public record Source(String tool, String field) {
        static Source parse(String text) {
            int dot = text.indexOf('.');
            return dot < 0
                    ? new Source(text, "")
                    : new Source(text.substring(0, dot), text.substring(dot + 1));
        }
    }

    public boolean isRequired() {
        return defaultValue == null;
    }
}
