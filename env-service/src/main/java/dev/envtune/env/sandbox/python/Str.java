package dev.envtune.env.sandbox.python;

/// A Python string. Lengths and order count code points, not UTF-16 units.
public record Str(String value) implements Value {
    @Override
    public boolean truthy() {
        return !value.isEmpty();
    }

    @Override
    public String typeName() {
        return "str";
    }

    @Override
    public String toString() {
        return value;
    }
}
