package dev.envtune.env.sandbox.python;

/// A Python `float`.
public record Real(double value) implements Value {
    @Override
    public boolean truthy() {
        return value != 0;
    }

    @Override
    public String typeName() {
        return "float";
    }

    @Override
    public boolean equals(Object other) {
        return other == this || Numbers.equal(this, other);
    }

    /// Equal to the hash of the integer of the same value, as dictionaries need.
    @Override
    public int hashCode() {
        return value == Math.rint(value) && Math.abs(value) < 0x1p63
                ? Long.hashCode((long) value)
                : Double.hashCode(value);
    }

    @Override
    public String toString() {
        return TextForms.repr(this);
    }
}
