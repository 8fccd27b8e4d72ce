package dev.envtune.env.sandbox.python;

/// A Python value: an argument of a call, a result, or a part of a sandbox's state.
///
/// `equals` and `hashCode` follow Python's `==` and `hash`: `True == 1 == 1.0`, dictionaries ignore
/// order, lists do not, NaN differs from everything but itself as an object.
public sealed interface Value
        permits None, Bool, Int, Real, Str, Container, TupleValue, SetValue, Opaque {

    /// Python's truth value.
    boolean truthy();

    /// The name of the Python type, as error texts print it: `int`, `str`, `NoneType`.
    String typeName();

    /// A deep copy of what is mutable; immutable values return themselves, and so do frozen ones.
    default Value copy() {
        return this;
    }

    static Value of(boolean value) {
        return Bool.of(value);
    }

    static Value of(long value) {
        return Int.of(value);
    }

    static Value of(double value) {
        return new Real(value);
    }

    static Value of(String value) {
        return new Str(value);
    }
}
