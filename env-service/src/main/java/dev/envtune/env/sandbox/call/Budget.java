package dev.envtune.env.sandbox.call;

/// How much of a source may still be read: bounds on depth and size, so that no text costs more than a
/// little, and no recursion over what was read goes deep.
final class Budget {
    /// Characters of a source.
    static final int MAX_SOURCE = 1 << 16;

    /// Levels of brackets and signs.
    static final int MAX_DEPTH = 64;

    /// Literals, names and brackets of a source.
    private static final int MAX_VALUES = 1 << 14;

    /// Operators of a source, and trailers (calls, subscripts, attributes) of a value.
    private static final int MAX_OPERATORS = 64;

    private int depth;
    private int values;
    private int operators;

    static void requireLength(String source) {
        if (source.length() > MAX_SOURCE) {
            throw Rejected.limit("the length of a call", MAX_SOURCE);
        }
    }

    void enter() {
        if (++depth > MAX_DEPTH) {
            throw Rejected.limit("the nesting of a call", MAX_DEPTH);
        }
    }

    void leave() {
        depth--;
    }

    void countValue() {
        if (++values > MAX_VALUES) {
            throw Rejected.limit("the number of values of a call", MAX_VALUES);
        }
    }

    void countOperator() {
        requireOperators(++operators);
    }

    /// @param trailers of one value
    static void requireOperators(int trailers) {
        if (trailers > MAX_OPERATORS) {
            throw Rejected.limit("the number of operators of a call", MAX_OPERATORS);
        }
    }
}
