package dev.envtune.env.sandbox.python;

import java.util.ArrayList;
import java.util.List;

/// Concatenation and repetition.
final class Sequences {
    /// Characters or items that an operation may produce.
    static final int MAX_ITEMS = 1 << 20;

    private Sequences() {}

    static Value concatenate(Value a, Value b) {
        return switch (a) {
            case Str one when b instanceof Str other -> {
                requireSize((long) one.value().length() + other.value().length());
                yield new Str(one.value() + other.value());
            }
            case ListValue one when b instanceof ListValue other -> {
                requireSize((long) one.size() + other.size());
                yield new ListValue(one.items()).addAll(other);
            }
            case TupleValue one when b instanceof TupleValue other -> {
                requireSize((long) one.items().size() + other.items().size());
                var items = new ArrayList<>(one.items());
                items.addAll(other.items());
                yield new TupleValue(items);
            }
            case Str _, ListValue _, TupleValue _ ->
                    throw PythonError.type(
                            "can only concatenate %s (not \"%s\") to %s"
                                    .formatted(a.typeName(), b.typeName(), a.typeName()));
            default -> throw Operators.unsupported("+", a, b);
        };
    }

    static Value repeat(Value a, Value b) {
        if (isSequence(a)) {
            return repeated(a, b);
        }
        if (isSequence(b)) {
            return repeated(b, a);
        }
        throw Operators.unsupported("*", a, b);
    }

    private static boolean isSequence(Value value) {
        return value instanceof Str || value instanceof ListValue || value instanceof TupleValue;
    }

    private static Value repeated(Value sequence, Value count) {
        if (!Numbers.isInteger(count)) {
            throw PythonError.type(
                    "can't multiply sequence by non-int of type '" + count.typeName() + "'");
        }
        long times = Math.max(0, Containers.index(count, PythonError.Type.OVERFLOW_ERROR));
        return switch (sequence) {
            case Str text -> new Str(text.value().repeat(times(times, text.value().length())));
            case ListValue list -> new ListValue(repeated(list.items(), times));
            case TupleValue tuple -> new TupleValue(repeated(tuple.items(), times));
            default -> throw new IllegalArgumentException("no sequence: " + sequence.typeName());
        };
    }

    private static List<Value> repeated(List<Value> items, long times) {
        int count = times(times, items.size());
        var all = new ArrayList<Value>(count * items.size());
        for (int i = 0; i < count; i++) {
            all.addAll(items);
        }
        return all;
    }

    private static int times(long times, int size) {
        if (size == 0) {
            return 0;
        }
        requireSize(times > MAX_ITEMS ? times : times * size);
        return (int) times;
    }

    private static void requireSize(long size) {
        if (size > MAX_ITEMS) {
            throw PythonError.memory(
                    "a sequence of %d items exceeds the limit of %d".formatted(size, MAX_ITEMS));
        }
    }

    /// `format % argument`, without conversions.
    static Str format(Str format, Value argument) {
        if (format.value().indexOf('%') >= 0) {
            throw PythonError.type("string formatting with % is not supported");
        }
        boolean ignored =
                switch (argument) {
                    case ListValue _, DictValue _ -> true;
                    case TupleValue tuple -> tuple.items().isEmpty();
                    default -> false;
                };
        if (!ignored) {
            throw PythonError.type("not all arguments converted during string formatting");
        }
        return format;
    }
}
