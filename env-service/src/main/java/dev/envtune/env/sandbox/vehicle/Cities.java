package dev.envtune.env.sandbox.vehicle;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cities, their zipcodes and the distances between them (spec/bfcl-protocol.md 7.8).
final class Cities {
    /// In km, in both directions.
    private static final String DISTANCES =
            """
            83214-74532 750 56108-62947 320 71354-83462 450 47329-52013 290
            69238-51479 630 94016-83214 980 94016-94704 600 94704-08540 2550
            94016-08540 1950 62947-47329 1053 94016-62947 780 74532-94016 880
            """;

    private static final DictValue ZIPCODES =
            new DictValue()
                    .put("Rivermist", "83214")
                    .put("Stonebrook", "74532")
                    .put("Maplecrest", "56108")
                    .put("Silverpine", "62947")
                    .put("Shadowridge", "71354")
                    .put("Sunset Valley", "83462")
                    .put("Oakendale", "47329")
                    .put("Willowbend", "52013")
                    .put("Crescent Hollow", "69238")
                    .put("Autumnville", "51479")
                    .put("San Francisco", "94016")
                    .freeze();

    private record Pair(String one, String other) {}

    private static final Map<Pair, Value> DISTANCE_BETWEEN = new HashMap<>();
    private static final Set<String> KNOWN_ZIPCODES = new HashSet<>();

    static {
        ZIPCODES.values().forEach(zipcode -> KNOWN_ZIPCODES.add(zipcode.toString()));
        var words = DISTANCES.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            var one = words[i].substring(0, 5);
            var other = words[i].substring(6);
            var distance = new Real(Double.parseDouble(words[i + 1]));
            DISTANCE_BETWEEN.put(new Pair(one, other), distance);
            DISTANCE_BETWEEN.put(new Pair(other, one), distance);
            KNOWN_ZIPCODES.addAll(List.of(one, other));
        }
    }

    private Cities() {}

    /// A city's zipcode, or null; names compare exactly.
    static @Nullable Value zipcode(Value city) {
        return city instanceof Str ? ZIPCODES.get(city) : null;
    }

    /// The city that a text means in another letter case, or null.
    static @Nullable Value inOtherCase(Value city) {
        if (city instanceof Str(var text)) {
            for (var known : ZIPCODES.keys()) {
                if (known.toString().equalsIgnoreCase(text)) {
                    return known;
                }
            }
        }
        return null;
    }

    /// The distance between two zipcodes in km, or null.
    static @Nullable Value distance(Value one, Value other) {
        return one instanceof Str(var from) && other instanceof Str(var to)
                ? DISTANCE_BETWEEN.get(new Pair(from, to))
                : null;
    }

    /// Why no distance is known: a zipcode or both are wrong, or the pair has none.
    static Failure distanceFault(Value one, Value other) {
        var fault =
                zipcodeFault(
                        one,
                        VehicleCause.CITY_A_IS_NAME,
                        VehicleCause.CITY_A_NOT_TEXT,
                        VehicleCause.CITY_A_UNKNOWN);
        var otherFault =
                zipcodeFault(
                        other,
                        VehicleCause.CITY_B_IS_NAME,
                        VehicleCause.CITY_B_NOT_TEXT,
                        VehicleCause.CITY_B_UNKNOWN);
        if (fault != null) {
            return otherFault == null ? fault : fault.and(List.of(otherFault));
        }
        if (otherFault != null) {
            return otherFault;
        }
        return Failure.of(
                one.equals(other) ? VehicleCause.SAME_CITY : VehicleCause.PAIR_WITHOUT_DISTANCE);
    }

    private static @Nullable Failure zipcodeFault(
            Value given, VehicleCause isName, VehicleCause notText, VehicleCause unknown) {
        if (given instanceof Str(var text)) {
            if (KNOWN_ZIPCODES.contains(text)) {
                return null;
            }
            return Failure.of(ZIPCODES.containsKey(given) ? isName : unknown);
        }
        if (given instanceof Int number && number.isLong()) {
            var digits = number.toString();
            if (KNOWN_ZIPCODES.contains(digits)) {
                return Failure.of(notText, "instead", digits);
            }
        }
        return Failure.of(unknown);
    }
}
