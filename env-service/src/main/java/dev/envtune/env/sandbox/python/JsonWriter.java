package dev.envtune.env.sandbox.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes `json.dumps(value)` (spec/bfcl-protocol.md 6.1).
final class JsonWriter {
    private final StringBuilder out;
    private int depth;
    private boolean insideConstant;

    JsonWriter(StringBuilder out) {
        this.out = out;
    }

    static @Nullable String cached(Value value) {
        return switch (value) {
            case DictValue dict -> dict.cachedJson();
            case ListValue list -> list.cachedJson();
            default -> null;
        };
    }

    void write(Value value) {
        switch (value) {
            case None _ -> out.append("null");
            case Bool bool -> out.append(bool.value() ? "true" : "false");
            case Int number -> IntegerText.append(out, number);
            case Real number -> real(number.value());
            case Str text -> string(text.value());
            case ListValue list -> list(list);
            case TupleValue tuple -> items(tuple.items());
            case DictValue dict -> dict(dict);
            case SetValue _, Opaque _ ->
                    throw PythonError.type(
                            "Object of type " + value.typeName() + " is not JSON serializable");
        }
    }

    private void list(ListValue list) {
        var cached = list.cachedJson();
        if (cached != null) {
            out.append(cached);
            return;
        }
        boolean cache = list.isFrozen() && !insideConstant;
        insideConstant |= cache;
        int start = out.length();
        items(list.items());
        if (cache) {
            insideConstant = false;
            list.cacheJson(out.substring(start));
        }
    }

    private void items(List<Value> items) {
        out.append('[');
        enter();
        for (int i = 0; i < items.size(); i++) {
            separate(i == 0);
            write(items.get(i));
        }
        depth--;
        out.append(']');
    }

    private void dict(DictValue dict) {
        var cached = dict.cachedJson();
        if (cached != null) {
            out.append(cached);
            return;
        }
        boolean cache = dict.isFrozen() && !insideConstant;
        insideConstant |= cache;
        int start = out.length();
        out.append('{');
        enter();
        boolean first = true;
        for (var entry : dict.entries()) {
            separate(first);
            first = false;
            key(entry.getKey());
            out.append(": ");
            write(entry.getValue());
        }
        depth--;
        out.append('}');
        if (cache) {
            insideConstant = false;
            dict.cacheJson(out.substring(start));
        }
    }

    private void key(Value key) {
        switch (key) {
            case Str text -> string(text.value());
            case None _, Bool _, Int _, Real _ -> {
                out.append('"');
                write(key);
                out.append('"');
            }
            case ListValue _, TupleValue _, DictValue _, SetValue _, Opaque _ ->
                    throw PythonError.type(
                            "keys must be str, int, float, bool or None, not " + key.typeName());
        }
    }

    private void enter() {
        if (++depth > TextForms.MAX_DEPTH) {
            throw PythonError.recursion();
        }
    }

    private void separate(boolean first) {
        if (!first) {
            out.append(", ");
        }
        ReprWriter.requireRoom(out);
    }

    private void real(double number) {
        if (Double.isFinite(number)) {
            FloatText.append(out, number);
        } else {
            out.append(Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        }
    }

    private void string(String text) {
        out.append('"');
        int written = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                continue;
            }
            out.append(text, written, i);
            escape(c);
            written = i + 1;
        }
        if (written == 0) {
            out.append(text);
        } else {
            out.append(text, written, length);
        }
        out.append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> ReprWriter.hex(out.append("\\u"), c, 4);
        }
    }
}
