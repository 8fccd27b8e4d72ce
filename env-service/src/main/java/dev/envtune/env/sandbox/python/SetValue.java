package dev.envtune.env.sandbox.python;

import java.util.LinkedHashSet;
import java.util.Set;

/// A Python set, printed in the order of insertion (the original's order is not deterministic).
public final class SetValue implements Value {
    private final Set<Value> items = new LinkedHashSet<>();

    public Set<Value> items() {
        return items;
    }

    @Override
    public boolean truthy() {
        return !items.isEmpty();
    }

    @Override
    public String typeName() {
        return "set";
    }

    @Override
    public SetValue copy() {
        var copy = new SetValue();
        copy.items.addAll(items);
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SetValue set && items.equals(set.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return TextForms.repr(this);
    }
}
