package dev.envtune.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tool in the OpenAI function schema.
public record FunctionTool(String type, Function function) {
    /// @param parameters a JSON Schema object
    /// @param response the fields of a successful result as a JSON Schema object, or null; not part of
    ///     OpenAI's schema, which ignores it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Function(
            String name,
            String description,
            Map<String, Object> parameters,
            @Nullable Map<String, Object> response) {}

    public static FunctionTool of(Function function) {
        return new FunctionTool("function", function);
    }
}
