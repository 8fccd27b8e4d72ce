package dev.envtune.env.session;

import dev.envtune.contract.CallRequest;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Structured calls as call texts, the form that both protocols share (spec/bfcl-protocol.md 2.6, FC style).
final class StructuredCalls {
    private StructuredCalls() {}

    /// The call as text. Arguments that are no JSON object, or are nested too deep for Python, become one
    /// positional argument, which the tool then refuses or not, as Python would.
    static String text(CallRequest request) {
        try {
            return text(request, arguments(request.arguments()));
        } catch (PythonError _) {
            var json = Value.of(WireFormat.write(request.arguments()));
            return new ToolCall(request.name(), List.of(json), Map.of()).text();
        }
    }

    private static String text(CallRequest request, @Nullable Value value) {
        if (value == null) {
            return request.name() + "()";
        }
        if (!(value instanceof DictValue dict)) {
            return new ToolCall(request.name(), List.of(value), Map.of()).text();
        }
        var named = LinkedHashMap.<String, Value>newLinkedHashMap(dict.size());
        dict.entries().forEach(entry -> named.put(TextForms.str(entry.getKey()), entry.getValue()));
        return new ToolCall(request.name(), List.of(), named).text();
    }

    private static @Nullable Value arguments(@Nullable Object arguments) {
        if (arguments instanceof String text) {
            if (text.isBlank()) {
                return null;
            }
            try {
                return JsonValues.parse(text);
            } catch (PythonError _) {
                return Value.of(text);
            }
        }
        return arguments == null ? null : value(arguments);
    }

    /// A JSON tree of Java's collections and boxes, as Jackson reads it.
    private static Value value(@Nullable Object json) {
        return switch (json) {
            case null -> None.NONE;
            case Boolean flag -> Bool.of(flag);
            case String text -> new Str(text);
            case BigInteger number -> Int.of(number);
            case BigDecimal number -> new Real(number.doubleValue());
            case Double number -> new Real(number);
            case Float number -> new Real(number);
            case Number number -> Int.of(number.longValue());
            case Collection<?> items ->
                    new ListValue(items.stream().map(StructuredCalls::value).toList());
            case Map<?, ?> map -> {
                var dict = new DictValue(map.size());
                map.forEach((key, item) -> dict.put(String.valueOf(key), value(item)));
                yield dict;
            }
            default -> throw new IllegalArgumentException("no JSON: " + json.getClass());
        };
    }
}
