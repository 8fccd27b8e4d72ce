package dev.envtune.env.task;

import dev.envtune.contract.FunctionTool;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tool document as an OpenAI function: types get their JSON Schema names, `any` says nothing, and
/// the default `"None"`, which stands for Python's `None`, is left out.
final class FunctionSchema {
    private FunctionSchema() {}

    static FunctionTool of(ToolDocument document) {
        var parameters = new LinkedHashMap<>(schema(document.parameters()));
        parameters.putIfAbsent("properties", Map.of());
        parameters.putIfAbsent("required", List.of());
        return FunctionTool.of(
                new FunctionTool.Function(
                        document.name(),
                        document.description(),
                        Collections.unmodifiableMap(parameters),
                        document.response().isEmpty() ? null : schema(document.response())));
    }

    private static Map<String, Object> schema(DictValue declared) {
        var schema = new LinkedHashMap<String, Object>();
        for (var entry : declared.entries()) {
            var keyword = entry.getKey().toString();
            var value = entry.getValue();
            switch (keyword) {
                case "type" -> putType(schema, value.toString());
                case "properties" -> {
                    if (value instanceof DictValue properties) {
                        schema.put(keyword, properties(properties));
                    }
                }
                case "items" -> {
                    if (value instanceof DictValue items) {
                        schema.put(keyword, schema(items));
                    }
                }
                case "default" -> {
                    var plain = plain(value);
                    if (plain != null && !plain.equals("None")) {
                        schema.put(keyword, plain);
                    }
                }
                default -> {
                    var plain = plain(value);
                    if (plain != null) {
                        schema.put(keyword, plain);
                    }
                }
            }
        }
        return Collections.unmodifiableMap(schema);
    }

    private static Map<String, Object> properties(DictValue declared) {
        var properties = new LinkedHashMap<String, Object>();
        for (var entry : declared.entries()) {
            if (entry.getValue() instanceof DictValue property) {
                properties.put(entry.getKey().toString(), schema(property));
            }
        }
        return Collections.unmodifiableMap(properties);
    }

    private static void putType(Map<String, Object> schema, String type) {
        switch (type) {
            case "dict" -> schema.put("type", "object");
            case "float" -> schema.put("type", "number");
            case "tuple" -> schema.put("type", "array");
            case "any" -> {}
            default -> schema.put("type", type);
        }
    }

    /// The value as Jackson writes it; null where JSON has no form of it.
    private static @Nullable Object plain(Value value) {
        return switch (value) {
            case Bool flag -> flag.value();
            case Int number -> number.isLong() ? number.longValue() : number.bigValue();
            case Real number -> number.value();
            case Str text -> text.value();
            case ListValue list -> {
                var items = new ArrayList<Object>();
                for (var item : list) {
                    var plain = plain(item);
                    if (plain != null) {
                        items.add(plain);
                    }
                }
                yield Collections.unmodifiableList(items);
            }
            case DictValue dict -> {
                var entries = new LinkedHashMap<String, Object>();
                for (var entry : dict.entries()) {
                    var plain = plain(entry.getValue());
                    if (plain != null) {
                        entries.put(entry.getKey().toString(), plain);
                    }
                }
                yield Collections.unmodifiableMap(entries);
            }
            default -> null;
        };
    }
}
