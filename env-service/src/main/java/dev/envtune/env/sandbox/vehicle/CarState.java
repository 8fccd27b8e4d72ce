package dev.envtune.env.sandbox.vehicle;

import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.RandomStream;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What the vehicle tools share. Values of attributes are never changed but replaced, so copies share them.
final class CarState {
    static final Value LOCKED = new Str("locked");
    static final Value UNLOCKED = new Str("unlocked");

    private static final long SEED = 141053;
    private static final int DOORS = 4;
    private static final Attribute[] ATTRIBUTES = Attribute.values();
    private static final Value[] DEFAULTS =
            Arrays.stream(ATTRIBUTES).map(Attribute::defaultValue).toArray(Value[]::new);

    private final Value[] values;
    private RandomStream random;
    private @Nullable LongContext longContext;

    CarState() {
        this(DEFAULTS.clone(), RandomStream.seeded(SEED), null);
    }

    private CarState(Value[] values, RandomStream random, @Nullable LongContext longContext) {
        this.values = values;
        this.random = random;
        this.longContext = longContext;
    }

    /// @throws IllegalArgumentException if the door status is no object
    void load(DictValue config, @Nullable LongContext constants) {
        longContext = constants;
        for (var attribute : ATTRIBUTES) {
            values[attribute.ordinal()] =
                    config.getOrDefault(attribute.configName(), attribute.defaultValue());
        }
        if (!(get(Attribute.DOOR_STATUS) instanceof DictValue)) {
            throw new IllegalArgumentException("VehicleControlAPI: doorStatus must be an object");
        }
        var seed = config.get("random_seed");
        if (seed != null) {
            random = RandomStream.seeded(seed);
        }
    }

    CarState copy() {
        return new CarState(values.clone(), random.copy(), longContext);
    }

    DictValue compared() {
        var state = new DictValue();
        for (var attribute : ATTRIBUTES) {
            if (attribute.isCompared()) {
                state.put(attribute.comparedName(), get(attribute));
            }
        }
        return state.put("remainingUnlockedDoors", unlockedDoorCount())
                .put("long_context", longContext != null);
    }

    Value get(Attribute attribute) {
        return values[attribute.ordinal()];
    }

    boolean is(Attribute attribute, String value) {
        return get(attribute) instanceof Str(var text) && text.equals(value);
    }

    void set(Attribute attribute, Value value) {
        values[attribute.ordinal()] = value;
    }

    void set(Attribute attribute, String value) {
        set(attribute, new Str(value));
    }

    void set(Attribute attribute, double value) {
        set(attribute, Value.of(value));
    }

    DictValue doors() {
        return (DictValue) get(Attribute.DOOR_STATUS);
    }

    /// The doors that are not locked, of the four.
    int unlockedDoorCount() {
        int count = DOORS;
        for (var status : doors().values()) {
            if (status.equals(LOCKED)) {
                count--;
            }
        }
        return count;
    }

    ListValue unlockedDoors() {
        var unlocked = new ListValue();
        for (var door : doors().entries()) {
            if (door.getValue().equals(UNLOCKED)) {
                unlocked.add(door.getKey());
            }
        }
        return unlocked;
    }

    /// Only successful calls draw.
    double draw(double least, double most) {
        return random.uniform(least, most);
    }

    @Nullable LongContext longContext() {
        return longContext;
    }
}
