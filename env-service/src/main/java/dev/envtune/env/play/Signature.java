package dev.envtune.env.play;

import dev.envtune.contract.FunctionTool;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A tool in one line: `mv(source: string, destination: string)`.
record Signature(String call, String summary) {
    private static final String OFFICIAL_PREAMBLE = "Tool description: ";
    private static final String LANGUAGE_NOTE =
            " Note that the provided function is in Python 3 syntax.";

    static Signature of(FunctionTool tool) {
        var function = tool.function();
        var required =
                function.parameters().get("required") instanceof List<?> list ? list : List.of();
        var parameters = new StringJoiner(", ", function.name() + "(", ")");
        if (function.parameters().get("properties") instanceof Map<?, ?> properties) {
            properties.forEach(
                    (name, schema) ->
                            parameters.add(
                                    parameter(
                                            String.valueOf(name),
                                            schema instanceof Map<?, ?> map ? map : Map.of(),
                                            required.contains(name))));
        }
        return new Signature(parameters.toString(), summary(function.description()));
    }

    private static String parameter(String name, Map<?, ?> schema, boolean required) {
        var typed = name + ": " + type(schema);
        if (required) {
            return typed;
        }
        var otherwise = schema.get("default");
        return typed + " = " + (otherwise == null ? "None" : literal(otherwise));
    }

    private static String type(Map<?, ?> schema) {
        var type = text(schema.get("type"));
        return "array".equals(type) && schema.get("items") instanceof Map<?, ?> items
                ? type(items) + "[]"
                : type;
    }

    private static String text(@Nullable Object type) {
        return type == null ? "any" : type.toString();
    }

    private static String literal(Object value) {
        return switch (value) {
            case String text -> "'" + text + "'";
            case Boolean flag -> flag ? "True" : "False";
            default -> value.toString();
        };
    }

    /// The first sentence of what the tool itself does.
    private static String summary(String description) {
        int own = description.indexOf(OFFICIAL_PREAMBLE);
        var text = own < 0 ? description : description.substring(own + OFFICIAL_PREAMBLE.length());
        text = text.replace(LANGUAGE_NOTE, "").strip();
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
