package dev.envtune.env.sandbox.fuzz;

import dev.envtune.env.sandbox.ParamSpec;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TupleValue;
import dev.envtune.env.sandbox.python.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;

/// Random arguments: now and then what the parameter wants, else anything that a call can hold.
final class HostileValues {
    static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "a",
                    "document",
                    "..",
                    "../..",
                    "/",
                    "a/b",
                    "./",
                    "*",
                    "(a+)+$",
                    "[",
                    "\\",
                    "'",
                    "\u0000",
                    "\ud800",
                    "\ud83d\ude00",
                    "None",
                    "1",
                    "-1",
                    "1e999",
                    "nan",
                    "inf",
                    "0x10",
                    "2024-02-30",
                    "2024-12-31",
                    "AAPL",
                    "SFO",
                    "USR001",
                    "Open",
                    "start",
                    "km",
                    "{x}",
                    "%s",
                    "San Francisco",
                    "94016",
                    "l",
                    "w",
                    "\n\n",
                    "ß",
                    "İ");

    private static final List<Double> REALS =
            List.of(
                    0.0,
                    -0.0,
                    0.1,
                    -1.5,
                    1e308,
                    -1e308,
                    5e-324,
                    1e16,
                    Double.POSITIVE_INFINITY,
                    Double.NaN);

    private static final int MOST_ITEMS = 6;

    private HostileValues() {}

    static Value next(RandomGenerator random, ParamSpec param) {
        if (!param.values().isEmpty() && random.nextBoolean()) {
            return new Str(param.values().get(random.nextInt(param.values().size())));
        }
        return random.nextBoolean() ? ofType(random, param) : any(random, 3);
    }

    private static Value ofType(RandomGenerator random, ParamSpec param) {
        return switch (param.type()) {
            case STRING -> text(random);
            case INTEGER -> integer(random);
            case FLOAT -> real(random);
            case BOOLEAN -> Bool.of(random.nextBoolean());
            case ARRAY -> list(random, 2);
            case OBJECT -> dict(random, 2);
            case ANY -> any(random, 2);
        };
    }

    /// @param depth levels that it may have
    private static Value any(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> None.NONE;
            case 1 -> Bool.of(random.nextBoolean());
            case 2 -> integer(random);
            case 3 -> real(random);
            case 4 -> text(random);
            case 5 -> list(random, depth - 1);
            case 6 -> dict(random, depth - 1);
            default -> new TupleValue(list(random, depth - 1).items());
        };
    }

    private static Str text(RandomGenerator random) {
        var text = TEXTS.get(random.nextInt(TEXTS.size()));
        return new Str(random.nextInt(12) == 0 ? text.repeat(2_000) : text);
    }

    private static Int integer(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> Int.of(BigInteger.TEN.pow(random.nextInt(4_300)));
            case 1 -> Int.of(BigInteger.TEN.pow(random.nextInt(4_300)).negate());
            case 2 -> Int.of(random.nextLong());
            default -> Int.of(random.nextInt(-3, 12));
        };
    }

    private static Real real(RandomGenerator random) {
        return new Real(REALS.get(random.nextInt(REALS.size())));
    }

    private static ListValue list(RandomGenerator random, int depth) {
        var list = new ListValue();
        for (int i = random.nextInt(MOST_ITEMS); i > 0; i--) {
            list.add(any(random, depth));
        }
        return list;
    }

    private static DictValue dict(RandomGenerator random, int depth) {
        var dict = new DictValue();
        for (int i = random.nextInt(MOST_ITEMS); i > 0; i--) {
            dict.put(text(random), any(random, depth));
        }
        return dict;
    }
}
