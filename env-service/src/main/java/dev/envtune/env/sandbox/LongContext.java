package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The constants that make a task a long-context one, shared by all sessions and frozen.
public final class LongContext {
    /// The constants by the names of the official data.
    public enum Constant {
        WATCH_LIST_EXTENSION(ListValue.class),
        TRANSACTION_HISTORY_EXTENSION(ListValue.class),
        MA_5_EXTENSION(ListValue.class),
        MA_20_EXTENSION(ListValue.class),
        TECHNOLOGY_EXTENSION(ListValue.class),
        AUTOMOBILE_EXTENSION(ListValue.class),
        ORDER_DETAIL_EXTENSION(DictValue.class),
        FILE_CONTENT_EXTENSION(Str.class),
        POPULATE_FILE_EXTENSION(ListValue.class),
        CAR_STATUS_METADATA_EXTENSION(Str.class),
        LONG_WEATHER_EXTENSION(DictValue.class),
        PARKING_BRAKE_INSTRUCTION(Str.class),
        INTERMEDIARY_CITIES(ListValue.class),
        CREDIT_CARD_EXTENSION(DictValue.class),
        BOOKING_RECORD_EXTENSION(DictValue.class),
        FILES_TAIL_USED(ListValue.class);

        private final Class<? extends Value> type;

        Constant(Class<? extends Value> type) {
            this.type = type;
        }
    }

    private final Value[] values = new Value[Constant.values().length];
    private final ConcurrentHashMap<Class<?>, Object> derived = new ConcurrentHashMap<>();

    /// @param constants every constant by its name; frozen here
    public LongContext(DictValue constants) {
        constants.freeze();
        for (var constant : Constant.values()) {
            var value = constants.get(constant.name());
            if (!constant.type.isInstance(value)) {
                throw new IllegalArgumentException(
                        "long-context constant "
                                + constant
                                + " is "
                                + (value == null ? "missing" : "a " + value.typeName())
                                + "; all of these are needed: "
                                + Arrays.toString(Constant.values()));
            }
            values[constant.ordinal()] = value;
        }
    }

    public Value value(Constant constant) {
        return values[constant.ordinal()];
    }

    /// What a domain makes of the constants, made once for all sessions.
    public <T> T derived(Class<T> type, Function<LongContext, T> make) {
        return type.cast(derived.computeIfAbsent(type, _ -> make.apply(this)));
    }

    public String text(Constant constant) {
        return ((Str) values[constant.ordinal()]).value();
    }

    public ListValue list(Constant constant) {
        return (ListValue) values[constant.ordinal()];
    }

    public DictValue dict(Constant constant) {
        return (DictValue) values[constant.ordinal()];
    }
}
