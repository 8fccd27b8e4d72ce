package dev.envtune.env.sandbox.python;

/// A Python exception inside an operation: the dispatcher turns it into a typed failure. It carries
/// no stack trace, because it is an ordinary outcome of hostile or clumsy arguments.
public final class PythonError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Python's exception classes, as far as tools raise them.
    public enum Type {
        TYPE_ERROR,
        VALUE_ERROR,
        KEY_ERROR,
        INDEX_ERROR,
        ATTRIBUTE_ERROR,
        ZERO_DIVISION_ERROR,
        OVERFLOW_ERROR,
        RECURSION_ERROR,
        /// Our bound on the size of a result, in place of what Python would try to allocate.
        MEMORY_ERROR
    }

    private final Type type;

    /// @param text what Python's `str(exception)` gives
    public PythonError(Type type, String text) {
        super(text, null, false, false);
        this.type = type;
    }

    static PythonError type(String text) {
        return new PythonError(Type.TYPE_ERROR, text);
    }

    static PythonError value(String text) {
        return new PythonError(Type.VALUE_ERROR, text);
    }

    static PythonError index(String text) {
        return new PythonError(Type.INDEX_ERROR, text);
    }

    static PythonError zeroDivision(String text) {
        return new PythonError(Type.ZERO_DIVISION_ERROR, text);
    }

    static PythonError overflow(String text) {
        return new PythonError(Type.OVERFLOW_ERROR, text);
    }

    static PythonError recursion() {
        return new PythonError(Type.RECURSION_ERROR, "maximum recursion depth exceeded");
    }

    static PythonError memory(String text) {
        return new PythonError(Type.MEMORY_ERROR, text);
    }

    public Type type() {
        return type;
    }

    /// What Python's `str(exception)` gives.
    public String text() {
        return String.valueOf(getMessage());
    }
}
