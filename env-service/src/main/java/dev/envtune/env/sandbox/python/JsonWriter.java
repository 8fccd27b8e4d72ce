package dev.envtune.env.sandbox.python;

/// Writes `json.dumps(value)` (spec/bfcl-protocol.md 6.1).
final class JsonWriter extends TextWriter {
    JsonWriter(StringBuilder out, int limit) {
        super(out, Container.Form.JSON, limit);
    }

    @Override
    void write(Value value) {
        switch (value) {
            case None _ -> out.append("null");
            case Bool bool -> out.append(bool.value() ? "true" : "false");
            case Int number -> IntegerText.append(out, number);
            case Real number -> real(number.value());
            case Str text -> string(text.value());
            case Container container -> container(container);
            case TupleValue tuple -> items("[", tuple.items(), "]");
            case SetValue _, Opaque _ ->
                    throw PythonError.type(
                            "Object of type " + value.typeName() + " is not JSON serializable");
        }
    }

    @Override
    void key(Value key) {
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
