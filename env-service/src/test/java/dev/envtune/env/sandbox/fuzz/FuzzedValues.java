package dev.envtune.env.sandbox.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.envtune.env.sandbox.ParamSpec;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.SetValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TupleValue;
import dev.envtune.env.sandbox.python.Value;
import java.math.BigInteger;

/// Arguments made of what the fuzzer gives: anything that a call can hold.
final class FuzzedValues {
    private static final int MOST_DEPTH = 4;
    private static final int MOST_ITEMS = 6;
    private static final int MOST_TEXT = 64;
    private static final int MOST_REPEATS = 2_000;
    private static final int MOST_INTEGER_BITS = 13_600;

    private final FuzzedDataProvider data;

    FuzzedValues(FuzzedDataProvider data) {
        this.data = data;
    }

    Value next(ParamSpec param) {
        if (!param.values().isEmpty() && data.consumeBoolean()) {
            return new Str(data.pickValue(param.values()));
        }
        return any(MOST_DEPTH);
    }

    /// @param depth levels that it may have
    private Value any(int depth) {
        return switch (data.consumeInt(0, depth > 0 ? 12 : 8)) {
            case 0 -> None.NONE;
            case 1 -> Bool.of(data.consumeBoolean());
            case 2 -> Int.of(data.consumeInt(-3, 12));
            case 3 -> Int.of(data.consumeLong());
            case 4 -> Int.of(large());
            case 5 -> new Real(data.consumeDouble());
            case 6 -> new Str(data.pickValue(HostileValues.TEXTS));
            case 7 -> text();
            case 8 -> new Str(text().value().repeat(data.consumeInt(1, MOST_REPEATS)));
            case 9 -> list(depth - 1);
            case 10 -> new TupleValue(list(depth - 1).items());
            case 11 -> dict(depth - 1);
            default -> set();
        };
    }

    private Str text() {
        return new Str(data.consumeString(MOST_TEXT));
    }

    /// Up to 4,133 decimal digits, which is below the 4,300 of an integer in a text.
    private BigInteger large() {
        return new BigInteger(1, data.consumeBytes(16))
                .shiftLeft(data.consumeInt(0, MOST_INTEGER_BITS))
                .multiply(data.consumeBoolean() ? BigInteger.ONE : BigInteger.ONE.negate());
    }

    private ListValue list(int depth) {
        var list = new ListValue();
        for (int i = data.consumeInt(0, MOST_ITEMS); i > 0; i--) {
            list.add(any(depth));
        }
        return list;
    }

    private DictValue dict(int depth) {
        var dict = new DictValue();
        for (int i = data.consumeInt(0, MOST_ITEMS); i > 0; i--) {
            dict.put(text(), any(depth));
        }
        return dict;
    }

    /// Of what Python can hash.
    private SetValue set() {
        var set = new SetValue();
        for (int i = data.consumeInt(0, MOST_ITEMS); i > 0; i--) {
            set.items().add(data.consumeBoolean() ? text() : Int.of(data.consumeLong()));
        }
        return set;
    }
}
