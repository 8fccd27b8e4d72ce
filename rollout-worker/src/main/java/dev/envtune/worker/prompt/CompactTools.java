package dev.envtune.worker.prompt;

import dev.envtune.contract.FunctionTool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tools as one line each: `cp(source: str, destination: str) Copy a file or folder`.
final class CompactTools {
    private static final int MOST_WORDS = 12;

    private CompactTools() {}

    static String lines(List<FunctionTool> tools) {
        return tools.stream().map(CompactTools::line).collect(Collectors.joining("\n"));
    }

    private static String line(FunctionTool tool) {
        var function = tool.function();
        return "%s(%s) %s"
                .formatted(
                        function.name(),
                        parameters(function.parameters()),
                        shortened(function.description()));
    }

    private static String parameters(Map<String, Object> schema) {
        var required = schema.get("required") instanceof List<?> names ? names : List.of();
        var parts = new ArrayList<String>();
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach(
                    (name, property) ->
                            parts.add(
                                    "%s%s: %s"
                                            .formatted(
                                                    name,
                                                    required.contains(name) ? "" : "?",
                                                    type(property))));
        }
        return String.join(", ", parts);
    }

    private static String type(Object property) {
        var type = property instanceof Map<?, ?> schema ? String.valueOf(schema.get("type")) : "";
        return switch (type) {
            case "string" -> "str";
            case "integer" -> "int";
            case "number" -> "float";
            case "boolean" -> "bool";
            case "array" -> "list";
            case "object" -> "dict";
            default -> "any";
        };
    }

    private static String shortened(String description) {
        int end = description.indexOf(". ");
        var sentence = end < 0 ? description : description.substring(0, end);
        var words = Arrays.asList(sentence.strip().split("\\s+"));
        var text = String.join(" ", words.subList(0, Math.min(MOST_WORDS, words.size())));
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
