package dev.envtune.env.sandbox.python;

/// JSON as `json.loads` reads it: integers of any size and floats apart, key order kept, the last of
/// equal keys wins, `NaN` and `Infinity` allowed.
public final class JsonValues {
    /// Nesting that is read; deeper text raises `RECURSION_ERROR`, as it does in Python somewhat later.
    public static final int MAX_DEPTH = 128;

    private JsonValues() {}

    /// Raises `VALUE_ERROR` with the text of Python's `JSONDecodeError`.
    public static Value parse(String text) {
        return new JsonReader(text).read();
    }
}
