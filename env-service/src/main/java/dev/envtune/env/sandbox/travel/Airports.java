package dev.envtune.env.sandbox.travel;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The airports that can be booked, and the cities they serve.
final class Airports {
    private static final int CODE_LENGTH = 3;

    private static final List<String> CODE_LIST =
            List.of(
                    "RMS", "SBK", "MPC", "SVP", "SHD", "CDG", "LHR", "SSV", "OKD", "WLB", "PEK",
                    "HND", "HKG", "CIA", "CRH", "ATV", "PHV", "GFD", "SFO", "LAX", "JFK", "ORD",
                    "BOS");
    private static final Set<String> KNOWN_CODES = Set.copyOf(CODE_LIST);

    static final ListValue CODES = ListValue.ofStrings(CODE_LIST).freeze();

    private static final DictValue BY_CITY =
            new DictValue()
                    .put("Rivermist", "RMS")
                    .put("Stonebrook", "SBK")
                    .put("Maplecrest", "MPC")
                    .put("Silverpine", "SVP")
                    .put("Shadowridge", "SHD")
                    .put("London", "LHR")
                    .put("Paris", "CDG")
                    .put("Sunset Valley", "SSV")
                    .put("Oakendale", "OKD")
                    .put("Willowbend", "WLB")
                    .put("Crescent Hollow", "CRH")
                    .put("Autumnville", "ATV")
                    .put("Pinehaven", "PHV")
                    .put("Greenfield", "GFD")
                    .put("San Francisco", "SFO")
                    .put("Los Angeles", "LAX")
                    .put("New York", "JFK")
                    .put("Chicago", "ORD")
                    .put("Boston", "BOS")
                    .put("Beijing", "PEK")
                    .put("Hong Kong", "HKG")
                    .put("Rome", "CIA")
                    .put("Tokyo", "HND")
                    .freeze();

    private Airports() {}

    static boolean isCode(Value code) {
        return code instanceof Str(var text) && KNOWN_CODES.contains(text);
    }

    /// The code of a city's airport; cities compare exactly.
    static @Nullable Value ofCity(Value city) {
        return BY_CITY.get(city);
    }

    /// The code that a text means in another letter case, or null.
    static @Nullable Value codeInOtherCase(Value code) {
        if (code instanceof Str(var text) && text.length() == CODE_LENGTH) {
            Value upper = new Str(text.toUpperCase(Locale.ROOT));
            return isCode(upper) ? upper : null;
        }
        return null;
    }

    private static @Nullable Value cityInOtherCase(Value city) {
        if (city instanceof Str(var text)) {
            for (var known : BY_CITY.keys()) {
                if (known.toString().equalsIgnoreCase(text)) {
                    return known;
                }
            }
        }
        return null;
    }

    /// Why a city has no airport.
    static Failure fault(Value city) {
        var meant = cityInOtherCase(city);
        if (meant != null) {
            return Failure.of(TravelCause.CITY_IN_OTHER_CASE, "instead", meant);
        }
        return Failure.of(isCode(city) ? TravelCause.CODE_FOR_CITY : TravelCause.CITY_UNKNOWN);
    }
}
