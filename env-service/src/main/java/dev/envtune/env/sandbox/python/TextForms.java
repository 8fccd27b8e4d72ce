package dev.envtune.env.sandbox.python;

import org.jspecify.annotations.Nullable;

/// Python's text forms of values (spec/bfcl-protocol.md 2.5 and 6.1).
///
/// Constants (frozen lists and dictionaries) are written once and remembered. Nesting past
/// [#MAX_DEPTH], text past [#MAX_CHARS] (of results past
/// [#MAX_RESULT_CHARS]) and integers past 4300 digits raise [PythonError].
public final class TextForms {
    static final int MAX_DEPTH = 256;
    static final int MAX_CHARS = 1 << 23;

    /// Of the text of a result, which is far longer than any that is shown.
    static final int MAX_RESULT_CHARS = 1 << 19;

    private TextForms() {}

    /// `str(value)`.
    public static String str(Value value) {
        return value instanceof Str text ? text.value() : repr(value);
    }

    /// `repr(value)`.
    public static String repr(Value value) {
        return repr(value, MAX_CHARS);
    }

    private static String repr(Value value, int limit) {
        return switch (value) {
            case None _ -> "None";
            case Bool bool -> bool.value() ? "True" : "False";
            case Int number when number.isLong() -> Long.toString(number.longValue());
            case Opaque opaque -> opaque.repr();
            default -> {
                var kept = kept(value, Container.Form.REPR);
                yield kept != null ? kept : written(value, Container.Form.REPR, limit);
            }
        };
    }

    /// `json.dumps(value)` with its defaults: ASCII only, insertion order, `NaN` and `Infinity`.
    ///
    /// Raises `TYPE_ERROR` where a value or a key has no JSON form.
    public static String json(Value value) {
        return json(value, MAX_CHARS);
    }

    private static String json(Value value, int limit) {
        var kept = kept(value, Container.Form.JSON);
        return kept != null ? kept : written(value, Container.Form.JSON, limit);
    }

    private static @Nullable String kept(Value value, Container.Form form) {
        return value instanceof Container container ? container.text(form) : null;
    }

    private static String written(Value value, Container.Form form, int limit) {
        var out = new StringBuilder(64);
        var writer =
                switch (form) {
                    case JSON -> new JsonWriter(out, limit);
                    case REPR -> new ReprWriter(out, limit);
                };
        writer.write(value);
        var kept = kept(value, form);
        return kept != null ? kept : out.toString();
    }

    /// The text of a tool's result (spec/bfcl-protocol.md 2.5): strings as they are, dictionaries as
    /// JSON (as `str` where that fails), anything else as `str`.
    public static String result(Value value) {
        if (value instanceof Str text) {
            return text.value();
        }
        if (!(value instanceof DictValue)) {
            return repr(value, MAX_RESULT_CHARS);
        }
        try {
            return json(value, MAX_RESULT_CHARS);
        } catch (PythonError _) { // the original prints whatever json.dumps refuses
            return repr(value, MAX_RESULT_CHARS);
        }
    }
}
