package dev.envtune.env.sandbox.python;

/// A value known only by its Python `repr`, with no JSON form: `mpf('2.0')`, `Decimal('1.5')`, `Ellipsis`, a complex number.
public record Opaque(String typeName, String repr) implements Value {
    public static final Opaque ELLIPSIS = new Opaque("ellipsis", "Ellipsis");

    @Override
    public boolean truthy() {
        return true;
    }

    @Override
    public String toString() {
        return repr;
    }
}
