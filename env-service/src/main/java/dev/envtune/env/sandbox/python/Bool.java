package dev.envtune.env.sandbox.python;

/// Python's `True` and `False`, which equal the integers 1 and 0.
public final class Bool implements Value {
    public static final Bool TRUE = new Bool(true);
    public static final Bool FALSE = new Bool(false);

    private final boolean value;

    private Bool(boolean value) {
        this.value = value;
    }

    public static Bool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    public boolean value() {
        return value;
    }

    @Override
    public boolean truthy() {
        return value;
    }

    @Override
    public String typeName() {
        return "bool";
    }

    @Override
    public boolean equals(Object other) {
        return other == this || Numbers.equal(this, other);
    }

    @Override
    public int hashCode() {
        return value ? 1 : 0;
    }

    @Override
    public String toString() {
        return value ? "True" : "False";
    }
}
