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
        if (value != Math.rint(value) || Double.isInfinite(value)) {
            return Double.hashCode(value);
        }
        return Numbers.fitsLong(value)
                ? Long.hashCode((long) value)
                : Numbers.exact(value).hashCode();
    }

    @Override
    public String toString() {
        return TextForms.repr(this);
    }
}
