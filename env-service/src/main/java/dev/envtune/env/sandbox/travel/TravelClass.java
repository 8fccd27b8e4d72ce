package dev.envtune.env.sandbox.travel;

import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A class of travel and what it multiplies a fare by.
enum TravelClass {
    ECONOMY(1),
    BUSINESS(2),
    FIRST(5);

    private static final TravelClass[] ALL = values();

    private final Value text = new Str(name().toLowerCase(Locale.ROOT));
    private final int factor;

    TravelClass(int factor) {
        this.factor = factor;
    }

    int factor() {
        return factor;
    }

    /// The lower-case name, which is the only form that tools accept.
    Value text() {
        return text;
    }

    static @Nullable TravelClass of(Value text) {
        for (var travelClass : ALL) {
            if (travelClass.text.equals(text)) {
                return travelClass;
            }
        }
        return null;
    }

    static @Nullable TravelClass inOtherCase(Value text) {
        for (var travelClass : ALL) {
            if (text instanceof Str(var given) && travelClass.name().equalsIgnoreCase(given)) {
                return travelClass;
            }
        }
        return null;
    }
}
