package dev.envtune.worker.completion;

import dev.envtune.worker.completion.MessagePart.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads calls as models write them: one JSON object, a list of them, several behind each other (with or
/// without semicolons), or Python call text. An object has a `name`, and `arguments` or `parameters`:
/// an object, or a string that holds one.
final class CallReader {
    static final int MOST_NESTED = 64;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MOST_NESTED)
                                                    .build())
                                    .build())
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private CallReader() {}

    /// @return none if the text is anything else
    static List<Call> read(String text) {
        var stripped = text.strip();
        if (stripped.startsWith("{") || stripped.startsWith("[")) {
            var calls = json(stripped);
            if (!calls.isEmpty()) {
                return calls;
            }
        }
        return PythonCalls.read(stripped);
    }

    private static List<Call> json(String text) {
        var calls = new ArrayList<Call>();
        try {
            for (var value : values(text)) {
                var call = call(value);
                if (call.isEmpty()) {
                    return List.of();
                }
                calls.add(call.get());
            }
        } catch (JacksonException _) {
            return List.of();
        }
        return calls;
    }

    private static List<JsonNode> values(String text) {
        var values = new ArrayList<JsonNode>();
        var rest = text;
        while (!rest.isEmpty()) {
            try (var parser = JSON.createParser(rest)) {
                var first = parser.nextToken();
                if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                    return List.of();
                }
                JsonNode value = JSON.readTree(parser);
                if (value.isArray()) {
                    value.forEach(values::add);
                } else {
                    values.add(value);
                }
                int after = (int) parser.currentLocation().getCharOffset();
                rest = rest.substring(after).strip();
                if (rest.startsWith(";")) {
                    rest = rest.substring(1).strip();
                }
            }
        }
        return values;
    }

    private static Optional<Call> call(JsonNode value) {
        var name = value.path("name");
        if (!value.isObject() || !name.isString() || name.asString().isBlank()) {
            return Optional.empty();
        }
        var arguments = value.has("arguments") ? value.path("arguments") : value.path("parameters");
        if (arguments.isString()) {
            var inside = values(arguments.asString().strip());
            arguments = inside.size() == 1 ? inside.getFirst() : arguments;
        }
        return arguments instanceof ObjectNode object
                ? Optional.of(new Call(name.asString(), JSON.writeValueAsString(object)))
                : Optional.empty();
    }

    /// One call of Python text.
    static Call call(String name, ObjectNode arguments) {
        return new Call(name, JSON.writeValueAsString(arguments));
    }
}
