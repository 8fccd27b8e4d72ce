package dev.envtune.env.sandbox.math;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The units that conversions know, and what other spellings and pairs mean.
final class Units {
    static final Map<Value, Double> METERS =
            Map.of(
                    new Str("km"), 1000.0,
                    new Str("m"), 1.0,
                    new Str("cm"), 0.01,
                    new Str("mm"), 0.001,
                    new Str("um"), 1e-6,
                    new Str("nm"), 1e-9);

    /// Factors of `imperial_si_conversion` by `in to out`.
    static final Map<String, Double> FACTORS =
            Map.of(
                    "cm to in", 0.393701,
                    "in to cm", 2.54,
                    "m to ft", 3.28084,
                    "ft to m", 0.3048,
                    "m to yd", 1.09361,
                    "yd to m", 0.9144,
                    "km to miles", 0.621371,
                    "miles to km", 1.60934,
                    "kg to lb", 2.20462,
                    "lb to kg", 0.453592);

    /// The metric length that each imperial one converts to.
    private static final Map<String, String> METRIC_OF =
            Map.of("in", "cm", "ft", "m", "yd", "m", "miles", "km");

    private static final Set<String> NO_LENGTHS = Set.of("kg", "lb", "celsius", "fahrenheit");

    private static final Set<String> LIQUIDS =
            Set.of("l", "liter", "liters", "litre", "litres", "gal", "gallon", "gallons");

    private static final Map<String, String> SPELLINGS =
            Map.ofEntries(
                    Map.entry("kilometer", "km"),
                    Map.entry("kilometre", "km"),
                    Map.entry("meter", "m"),
                    Map.entry("metre", "m"),
                    Map.entry("centimeter", "cm"),
                    Map.entry("centimetre", "cm"),
                    Map.entry("millimeter", "mm"),
                    Map.entry("millimetre", "mm"),
                    Map.entry("micrometer", "um"),
                    Map.entry("micrometre", "um"),
                    Map.entry("micron", "um"),
                    Map.entry("µm", "um"),
                    Map.entry("nanometer", "nm"),
                    Map.entry("nanometre", "nm"),
                    Map.entry("inch", "in"),
                    Map.entry("inche", "in"),
                    Map.entry("foot", "ft"),
                    Map.entry("feet", "ft"),
                    Map.entry("yard", "yd"),
                    Map.entry("mile", "miles"),
                    Map.entry("mi", "miles"),
                    Map.entry("kilogram", "kg"),
                    Map.entry("kilo", "kg"),
                    Map.entry("pound", "lb"),
                    Map.entry("c", "celsius"),
                    Map.entry("°c", "celsius"),
                    Map.entry("f", "fahrenheit"),
                    Map.entry("°f", "fahrenheit"));

    private Units() {}

    /// Why `si_unit_conversion` does not know a pair.
    static Failure metricFault(Value unitIn, Value unitOut) {
        var in = known(unitIn);
        var out = known(unitOut);
        if (isLiquid(unitIn) || isLiquid(unitOut)) {
            return Failure.of(MathCause.UNIT_OF_LIQUID);
        }
        if (in != null && out != null && !(isMetric(in) && isMetric(out))) {
            return Failure.of(MathCause.UNIT_IMPERIAL, "known_in", in, "known_out", out);
        }
        return spellingFault(unitIn, isMetric(in) ? in : null, unitOut, isMetric(out) ? out : null);
    }

    /// Why `imperial_si_conversion` does not know a pair.
    static Failure imperialFault(Value unitIn, Value unitOut) {
        var in = known(unitIn);
        var out = known(unitOut);
        if (isLiquid(unitIn) || isLiquid(unitOut)) {
            return Failure.of(MathCause.UNIT_OF_LIQUID);
        }
        if (in == null || out == null || !isSpelledSo(unitIn, in) || !isSpelledSo(unitOut, out)) {
            return spellingFault(unitIn, in, unitOut, out);
        }
        return pairFault(in, out);
    }

    /// Both units are known, but not as a pair.
    private static Failure pairFault(String in, String out) {
        if (NO_LENGTHS.contains(in) || NO_LENGTHS.contains(out)) {
            return Failure.of(MathCause.UNITS_UNRELATED);
        }
        if (isMetric(in) && isMetric(out)) {
            return Failure.of(MathCause.UNITS_METRIC);
        }
        return isMetric(in)
                ? Failure.of(
                        MathCause.UNITS_BY_METRIC_STEP, "pivot", METRIC_OF.getOrDefault(out, "m"))
                : Failure.of(MathCause.UNITS_BY_STEP, "pivot", METRIC_OF.getOrDefault(in, "m"));
    }

    /// @param in the known unit that is meant, or null
    private static Failure spellingFault(
            Value unitIn, @Nullable String in, Value unitOut, @Nullable String out) {
        var first = unitFault(unitIn, in, MathCause.UNIT_IN_SPELLING, MathCause.UNIT_IN_UNKNOWN);
        var second =
                unitFault(unitOut, out, MathCause.UNIT_OUT_SPELLING, MathCause.UNIT_OUT_UNKNOWN);
        if (first == null) {
            return second == null ? Failure.of(MathCause.UNITS_UNRELATED) : second;
        }
        return second == null ? first : first.and(List.of(second));
    }

    private static @Nullable Failure unitFault(
            Value given, @Nullable String meant, MathCause spelling, MathCause unknown) {
        if (meant == null) {
            return Failure.of(unknown);
        }
        return isSpelledSo(given, meant) ? null : Failure.of(spelling, Hint.INSTEAD, meant);
    }

    private static boolean isSpelledSo(Value given, String unit) {
        return given instanceof Str(var text) && text.equals(unit);
    }

    private static boolean isMetric(@Nullable String unit) {
        return unit != null && METERS.containsKey(new Str(unit));
    }

    private static boolean isLiquid(Value unit) {
        return unit instanceof Str(var text) && LIQUIDS.contains(Strings.lower(text));
    }

    /// The known unit that a text means, or null.
    private static @Nullable String known(Value unit) {
        if (!(unit instanceof Str(var text)) || text.length() > 20) {
            return null;
        }
        var lower = Strings.lower(text.strip());
        if (isMetric(lower) || METRIC_OF.containsKey(lower) || NO_LENGTHS.contains(lower)) {
            return lower;
        }
        var plural = lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
        return SPELLINGS.getOrDefault(
                plural,
                NO_LENGTHS.contains(plural) || METRIC_OF.containsKey(plural) ? plural : null);
    }
}
