package dev.envtune.env.sandbox.python;

/// Python's text forms of values (spec/bfcl-protocol.md 2.5 and 6.1).
///
/// Constants (frozen lists and dictionaries) are written once and remembered. Nesting past
/// [#MAX_DEPTH], text past [#MAX_CHARS] and integers past 4300 digits raise [PythonError].
public final class TextForms {
    static final int MAX_DEPTH = 256;
    static final int MAX_CHARS = 1 << 23;

    private TextForms() {}

    /// `str(value)`.
    public static String str(Value value) {
        return value instanceof Str text ? text.value() : repr(value);
    }

    /// `repr(value)`.
    public static String repr(Value value) {
        return switch (value) {
            case None _ -> "None";
            case Bool bool -> bool.value() ? "True" : "False";
            case Int number when number.isLong() -> Long.toString(number.longValue());
            case Opaque opaque -> opaque.repr();
            default -> {
                var cached = ReprWriter.cached(value);
                if (cached != null) {
                    yield cached;
                }
                var out = new StringBuilder(64);
                new ReprWriter(out).write(value);
                cached = ReprWriter.cached(value);
                yield cached != null ? cached : out.toString();
            }
        };
    }

    /// `json.dumps(value)` with its defaults: ASCII only, insertion order, `NaN` and `Infinity`.
    ///
    /// Raises `TYPE_ERROR` where a value or a key has no JSON form.
    public static String json(Value value) {
        var cached = JsonWriter.cached(value);
        if (cached != null) {
            return cached;
        }
        var out = new StringBuilder(64);
        new JsonWriter(out).write(value);
        cached = JsonWriter.cached(value);
        return cached != null ? cached : out.toString();
    }

    /// The text of a tool's result (spec/bfcl-protocol.md 2.5): strings as they are, dictionaries as
    /// JSON (as `str` where that fails), anything else as `str`.
    public static String result(Value value) {
        if (!(value instanceof DictValue)) {
            return str(value);
        }
        try {
            return json(value);
        } catch (PythonError _) { // the original prints whatever json.dumps refuses
            return repr(value);
        }
    }
}
