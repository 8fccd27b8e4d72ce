package dev.envtune.env.sandbox.python;

import org.jspecify.annotations.Nullable;

/// A list or dictionary: mutable, or a constant that sessions share and whose texts are kept.
abstract sealed class Container implements Value permits DictValue, ListValue {
    private boolean frozen;
    private @Nullable String json;
    private @Nullable String repr;

    /// A form that a text can have.
    enum Form {
        JSON,
        REPR
    }

    /// Makes this and all it holds constant, so that sessions may share it and its text is computed once.
    public abstract Container freeze();

    /// A deep copy that may be changed, of a constant too.
    public abstract Container thaw();

    public final boolean isFrozen() {
        return frozen;
    }

    final void markFrozen() {
        frozen = true;
    }

    final void requireMutable() {
        if (frozen) {
            throw new IllegalStateException(
                    "a shared constant "
                            + typeName()
                            + " was about to be changed: thaw() it first");
        }
    }

    static void freezeItem(Value item) {
        switch (item) {
            case Container container -> container.freeze();
            case TupleValue tuple -> tuple.items().forEach(Container::freezeItem);
            case None _, Bool _, Int _, Real _, Str _, SetValue _, Opaque _ -> {}
        }
    }

    static Value thawItem(Value item) {
        return switch (item) {
            case Container container -> container.thaw();
            case TupleValue tuple ->
                    new TupleValue(tuple.items().stream().map(Container::thawItem).toList());
            case SetValue set -> set.copy();
            case None _, Bool _, Int _, Real _, Str _, Opaque _ -> item;
        };
    }

    /// What was kept, if anything.
    final @Nullable String text(Form form) {
        return switch (form) {
            case JSON -> json;
            case REPR -> repr;
        };
    }

    final void keep(Form form, String text) {
        switch (form) {
            case JSON -> json = text;
            case REPR -> repr = text;
        }
    }
}
