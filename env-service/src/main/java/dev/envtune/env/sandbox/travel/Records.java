package dev.envtune.env.sandbox.travel;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import org.jspecify.annotations.Nullable;

/// Records by id. A record is never changed but replaced, so copies and constants may share it.
final class Records {
    private static final DictValue NONE = new DictValue().freeze();

    private final DictValue byId;

    private Records(DictValue byId) {
        this.byId = byId;
    }

    static Records none() {
        return new Records(new DictValue());
    }

    /// The records of a configuration's field, and then those of an extension whose ids are new.
    ///
    /// @throws IllegalArgumentException if the field holds anything but records
    static Records load(DictValue config, String field, @Nullable DictValue extension) {
        if (!(config.getOrDefault(field, NONE) instanceof DictValue records)) {
            throw new IllegalArgumentException("TravelAPI: " + field + " must be an object");
        }
        for (var entry : records.entries()) {
            if (!(entry.getValue() instanceof DictValue)) {
                throw new IllegalArgumentException(
                        "TravelAPI: " + field + "." + entry.getKey() + " must be an object");
            }
        }
        var byId = records.shallowCopy();
        if (extension != null) {
            for (var entry : extension.entries()) {
                if (!byId.containsKey(entry.getKey())) {
                    byId.put(entry.getKey(), entry.getValue());
                }
            }
        }
        return new Records(byId);
    }

    Records copy() {
        return new Records(byId.shallowCopy());
    }

    DictValue byId() {
        return byId;
    }

    /// The record of an id, or null; an id that Python cannot hash raises.
    @Nullable DictValue find(Value id) {
        return (DictValue) byId.get(Operators.hashable(id));
    }

    void put(Value id, DictValue record) {
        byId.put(id, record);
    }

    /// Replaces one field of a record.
    void set(Value id, DictValue record, String field, Value value) {
        byId.put(id, record.shallowCopy().put(field, value));
    }

    void remove(Value id) {
        byId.remove(id);
    }

    /// The id that has a field of this value, or null.
    @Nullable Value withField(String field, Value value) {
        for (var entry : byId.entries()) {
            if (value.equals(((DictValue) entry.getValue()).get(field))) {
                return entry.getKey();
            }
        }
        return null;
    }

    /// The id whose digits were given as a number, or null.
    @Nullable Value ofDigits(Value given) {
        var text = digits(given);
        return text != null && byId.containsKey(text) ? text : null;
    }

    /// The text of a number, or null of what is none.
    static @Nullable Value digits(Value given) {
        return given instanceof Int number && number.isLong() ? new Str(number.toString()) : null;
    }
}
