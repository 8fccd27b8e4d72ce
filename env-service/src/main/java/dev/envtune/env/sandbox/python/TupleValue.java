package dev.envtune.env.sandbox.python;

import java.util.List;

/// A Python tuple; JSON shows it as a list.
public record TupleValue(List<Value> items) implements Value {
    public TupleValue {
        items = List.copyOf(items);
    }

    @Override
    public boolean truthy() {
        return !items.isEmpty();
    }

    @Override
    public String typeName() {
        return "tuple";
    }

    @Override
    public Value copy() {
        return new TupleValue(items.stream().map(Value::copy).toList());
    }

    @Override
    public String toString() {
        return TextForms.repr(this);
    }
}
