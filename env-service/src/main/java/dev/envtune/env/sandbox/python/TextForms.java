package dev.envtune.env.sandbox.python;

/// Python's text forms of values.
public final class TextForms {
    private TextForms() {}

    public static String str(Value value) {
        throw new UnsupportedOperationException();
    }

    public static String repr(Value value) {
        throw new UnsupportedOperationException();
    }
}
