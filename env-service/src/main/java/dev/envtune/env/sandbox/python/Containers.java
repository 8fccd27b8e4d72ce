package dev.envtune.env.sandbox.python;

import java.util.ArrayList;
import java.util.List;

/// Membership, iteration, length and subscripts.
final class Containers {
    private Containers() {}

    static boolean contains(Value container, Value item) {
        return switch (container) {
            case DictValue dict -> dict.containsKey(Operators.hashable(item));
            case ListValue list -> list.contains(item);
            case TupleValue tuple -> tuple.items().contains(item);
            case SetValue set ->
                    set.items()
                            .contains(item instanceof SetValue ? item : Operators.hashable(item));
            case Str text -> Substring.of(item).isIn(text.value());
            case None _, Bool _, Int _, Real _, Opaque _ ->
                    throw PythonError.type(
                            "argument of type '" + container.typeName() + "' is not iterable");
        };
    }

    static List<Value> iterate(Value a) {
        return switch (a) {
            case ListValue list -> list.items();
            case TupleValue tuple -> tuple.items();
            case DictValue dict -> List.copyOf(dict.keys());
            case SetValue set -> List.copyOf(set.items());
            case Str text -> characters(text.value());
            case None _, Bool _, Int _, Real _, Opaque _ ->
                    throw PythonError.type("'" + a.typeName() + "' object is not iterable");
        };
    }

    private static List<Value> characters(String text) {
        var characters = new ArrayList<Value>(text.length());
        text.codePoints().forEach(c -> characters.add(new Str(Character.toString(c))));
        return characters;
    }

    static int length(Value a) {
        return switch (a) {
            case ListValue list -> list.size();
            case TupleValue tuple -> tuple.items().size();
            case DictValue dict -> dict.size();
            case SetValue set -> set.items().size();
            case Str text -> Strings.length(text.value());
            case None _, Bool _, Int _, Real _, Opaque _ ->
                    throw PythonError.type("object of type '" + a.typeName() + "' has no len()");
        };
    }

    static Value item(Value container, Value key) {
        return switch (container) {
            case DictValue dict -> {
                var value = dict.get(Operators.hashable(key));
                if (value == null) {
                    throw new PythonError(PythonError.Type.KEY_ERROR, TextForms.repr(key));
                }
                yield value;
            }
            case ListValue list -> list.get(position("list", key, list.size()));
            case TupleValue tuple ->
                    tuple.items().get(position("tuple", key, tuple.items().size()));
            case Str text -> {
                requireIndex(key, "string indices must be integers, not '" + key.typeName() + "'");
                int length = Strings.length(text.value());
                int start = text.value().offsetByCodePoints(0, position("string", key, length));
                yield new Str(Character.toString(text.value().codePointAt(start)));
            }
            case None _, Bool _, Int _, Real _, SetValue _, Opaque _ ->
                    throw PythonError.type(
                            "'" + container.typeName() + "' object is not subscriptable");
        };
    }

    private static int position(String kind, Value key, int size) {
        requireIndex(key, kind + " indices must be integers or slices, not " + key.typeName());
        long index = index(key, PythonError.Type.INDEX_ERROR);
        long position = index < 0 ? index + size : index;
        if (position < 0 || position >= size) {
            throw PythonError.index(kind + " index out of range");
        }
        return (int) position;
    }

    private static void requireIndex(Value key, String otherwise) {
        if (!Numbers.isInteger(key)) {
            throw PythonError.type(otherwise);
        }
    }

    static long index(Value integer, PythonError.Type ifTooLarge) {
        var number = Numbers.integer(integer);
        if (!number.isLong()) {
            throw new PythonError(ifTooLarge, "cannot fit 'int' into an index-sized integer");
        }
        return number.longValue();
    }
}
