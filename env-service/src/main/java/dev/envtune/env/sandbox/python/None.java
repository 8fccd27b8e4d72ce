package dev.envtune.env.sandbox.python;

/// Python's `None`.
public enum None implements Value {
    NONE;

    @Override
    public boolean truthy() {
        return false;
    }

    @Override
    public String typeName() {
        return "NoneType";
    }

    @Override
    public String toString() {
        return "None";
    }
}
