package dev.envtune.env.sandbox.math;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import org.jspecify.annotations.Nullable;

/// What is wrong with an argument that must be a list of numbers.
final class NumberList {
    private NumberList() {}

    static Failure fault(Value numbers) {
        return switch (numbers) {
            case ListValue list -> itemFault(list);
            case DictValue _ -> Failure.of(MathCause.OBJECT_FOR_LIST);
            case Str(var text) -> {
                var meant = read(text);
                yield meant == null
                        ? Failure.of(MathCause.LIST_AS_TEXT)
                        : Failure.of(MathCause.LIST_AS_TEXT, Hint.INSTEAD, meant);
            }
            default -> Failure.of(MathCause.NUMBER_FOR_LIST); // the others are not known
        };
    }

    private static Failure itemFault(ListValue list) {
        var meant = asNumbers(list);
        if (meant != null) {
            return Failure.of(MathCause.ITEMS_AS_TEXT, Hint.INSTEAD, meant);
        }
        for (int i = 0; i < list.size(); i++) {
            if (NumberText.number(list.get(i)) == null) {
                return Failure.of(MathCause.ITEM_NO_NUMBER, "position", i + 1, "item", list.get(i));
            }
        }
        return Failure.of(MathCause.LIST_ABSENT);
    }

    /// The numbers that the items are or spell, or null where one is and spells none.
    static @Nullable ListValue asNumbers(ListValue list) {
        var numbers = new ListValue();
        for (var item : list) {
            var number = NumberText.number(item);
            if (number == null) {
                return null;
            }
            numbers.add(number);
        }
        return numbers;
    }

    /// The list that `[1, 2]` or `1, 2` spells.
    private static @Nullable ListValue read(String text) {
        try {
            var bracketed = text.stripLeading().startsWith("[") ? text : "[" + text + "]";
            return JsonValues.parse(bracketed) instanceof ListValue list && !list.isEmpty()
                    ? asNumbers(list)
                    : null;
        } catch (PythonError _) { // no list
            return null;
        }
    }
}
