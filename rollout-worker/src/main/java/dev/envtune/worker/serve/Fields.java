package dev.envtune.worker.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the fields of a JSON object of a client. A field that is null counts as absent; one that nobody
/// asked for is an error. Every failure is an [ApiException] that names the field.
final class Fields {
    private final ObjectNode object;
    private final String path;
    private final Set<String> known = new TreeSet<>();

    /// @param path of the object in the request, empty for the request itself
    Fields(JsonNode node, String path) {
        if (!(node instanceof ObjectNode found)) {
            throw ApiException.invalid(
                    path.isEmpty() ? null : path,
                    null,
                    (path.isEmpty() ? "The request" : "'" + path + "'")
                            + " must be a JSON object.");
        }
        this.object = found;
        this.path = path;
    }

    /// The field's path in the request.
    String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Nullable JsonNode take(String name) {
        known.add(name);
        var value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    JsonNode need(String name) {
        var value = take(name);
        if (value == null) {
            throw ApiException.invalid(
                    pathOf(name),
                    "missing_required_parameter",
                    "'%s' is missing.".formatted(pathOf(name)));
        }
        return value;
    }

    String needText(String name) {
        return text(name, need(name));
    }

    @Nullable String takeText(String name) {
        var value = take(name);
        return value == null ? null : text(name, value);
    }

    private String text(String name, JsonNode value) {
        if (!value.isString()) {
            throw wrong(name, "a string");
        }
        return value.asString();
    }

    boolean truth(String name) {
        var value = take(name);
        if (value != null && !value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value != null && value.asBoolean();
    }

    /// A whole number in these limits.
    @Nullable Long whole(String name, long least, long most) {
        var value = take(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.asLong() < least
                || value.asLong() > most) {
            throw wrong(name, "a whole number from %d to %d".formatted(least, most));
        }
        return value.asLong();
    }

    /// A number in these limits.
    double number(String name, double usual, double least, double most) {
        var value = take(name);
        if (value == null) {
            return usual;
        }
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        if (!(number >= least && number <= most)) {
            throw wrong(name, "a number from %s to %s".formatted(least, most));
        }
        return number;
    }

    /// The elements of a list.
    List<JsonNode> list(String name, int most) {
        var value = take(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(name, "a list");
        }
        if (value.size() > most) {
            throw wrong(name, "a list of at most %d, not of %d".formatted(most, value.size()));
        }
        var elements = new ArrayList<JsonNode>(value.size());
        value.forEach(elements::add);
        return elements;
    }

    /// Accepts the field only with values that change nothing.
    ///
    /// @param advice what is possible instead
    void refuseUnless(String name, Predicate<JsonNode> harmless, String advice) {
        var value = take(name);
        if (value != null && !harmless.test(value)) {
            throw ApiException.invalid(
                    pathOf(name),
                    "unsupported_parameter",
                    "'%s' is not supported here. %s".formatted(pathOf(name), advice));
        }
    }

    /// Accepts fields that do not change the answer.
    void ignore(String... names) {
        known.addAll(List.of(names));
    }

    /// @throws ApiException if there are fields that nobody asked for
    void end() {
        for (var name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw ApiException.invalid(
                        pathOf(name),
                        "unknown_parameter",
                        "Unknown field '%s'. There are: %s."
                                .formatted(pathOf(name), String.join(", ", known)));
            }
        }
    }

    /// Whether a value says nothing: an empty list or object.
    static boolean isNothing(JsonNode value) {
        return value.isContainer() && value.isEmpty();
    }

    ApiException wrong(String name, String wanted) {
        return ApiException.invalid(
                pathOf(name), "invalid_value", "'%s' must be %s.".formatted(pathOf(name), wanted));
    }
}
