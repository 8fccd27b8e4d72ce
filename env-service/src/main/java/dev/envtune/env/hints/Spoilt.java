package dev.envtune.env.hints;

import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// Values in place of the right one.
final class Spoilt {
    private static final Pattern INTEGER = Pattern.compile("\\d{1,9}");
    private static final Pattern CODE = Pattern.compile("[A-Z]{2,5}");

    private Spoilt() {}

    /// The value in other types: a number as text and the reverse, one value as a list and the reverse.
    static List<Value> retyped(Value value) {
        var others = new ArrayList<Value>();
        switch (value) {
            case Int _, Real _, Bool _ -> {
                others.add(new Str(TextForms.str(value)));
                others.add(ListValue.of(value));
            }
            case Str(var text) -> {
                if (INTEGER.matcher(text).matches()) {
                    others.add(Int.of(Long.parseLong(text)));
                }
                others.add(ListValue.of(value));
            }
            case ListValue list -> {
                if (!list.isEmpty()) {
                    others.add(list.get(0));
                }
                others.add(new Str(TextForms.str(value)));
            }
            default -> others.add(new Str(TextForms.str(value)));
        }
        return others;
    }

    /// A text as a path to it, from here and from another place.
    static List<Value> paths(Value value) {
        return value instanceof Str(var text) && !text.isEmpty()
                ? List.of(new Str("./" + text), new Str("data/" + text))
                : List.of();
    }

    /// Names and numbers of the same look that nothing has.
    static List<Value> stale(Value value, Random random) {
        return switch (value) {
            case Int number ->
                    List.of(Int.of(number.longValue() + 100_000 + random.nextInt(900_000)));
            case Str(var text) when !text.isEmpty() -> List.of(new Str(stale(text, random)));
            default -> List.of();
        };
    }

    private static String stale(String text, Random random) {
        if (CODE.matcher(text).matches()) {
            var letters = new StringBuilder("Q");
            while (letters.length() < text.length()) {
                letters.append((char) ('A' + random.nextInt(26)));
            }
            return letters.append('X').toString();
        }
        var digits = Pattern.compile("\\d").matcher(text);
        if (digits.find()) {
            return digits.replaceAll(_ -> String.valueOf(random.nextInt(10))) + random.nextInt(10);
        }
        int dot = text.lastIndexOf('.');
        return dot > 0 ? text.substring(0, dot) + "_old" + text.substring(dot) : text + "_old";
    }
}
