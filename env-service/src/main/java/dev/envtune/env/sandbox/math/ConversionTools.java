package dev.envtune.env.sandbox.math;

import static dev.envtune.env.sandbox.JsonType.FLOAT;
import static dev.envtune.env.sandbox.JsonType.STRING;

import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;

/// Conversions between units.
public final class ConversionTools {
    private static final Operand VALUE =
            new Operand("value", Wording.error("Value must be a number"));
    private static final Value FREEZING_FAHRENHEIT = Int.of(32);
    private static final Value FAHRENHEIT_PER_CELSIUS = new Real(1.8);
    private static final Value CELSIUS_PER_FAHRENHEIT = new Real(5.0 / 9);

    ConversionTools() {}

    @Tool(
            name = "si_unit_conversion",
            description = "Converts a length from one metric unit to another.",
            returns =
                    @Returns(
                            field = "result",
                            type = FLOAT,
                            description = "The value in the other unit."))
    public ToolResult siUnitConversion(
            @Param(name = "value", type = FLOAT, description = "The value to convert.") Value value,
            @Param(
                            name = "unit_in",
                            type = STRING,
                            description = "The unit of the value.",
                            values = {"km", "m", "cm", "mm", "um", "nm"})
                    Value unitIn,
            @Param(
                            name = "unit_out",
                            type = STRING,
                            description = "The unit to convert to.",
                            values = {"km", "m", "cm", "mm", "um", "nm"})
                    Value unitOut) {
        if (!NumberText.isNumber(value)) {
            return VALUE.failed(value);
        }
        var in = Units.METERS.get(Operators.hashable(unitIn));
        var out = in == null ? null : Units.METERS.get(Operators.hashable(unitOut));
        if (in == null || out == null) {
            return new ToolResult.Failed(Units.metricFault(unitIn, unitOut));
        }
        return scaled(Operators.multiply(value, new Real(in)), 1 / out);
    }

    @Tool(
            name = "imperial_si_conversion",
            description =
                    "Converts between a metric unit and its imperial counterpart: cm and in, m and"
                            + " ft, m and yd, km and miles, kg and lb, celsius and fahrenheit. Equal"
                            + " units return the value itself.",
            returns =
                    @Returns(
                            field = "result",
                            type = FLOAT,
                            description = "The value in the other unit."))
    public ToolResult imperialSiConversion(
            @Param(name = "value", type = FLOAT, description = "The value to convert.") Value value,
            @Param(
                            name = "unit_in",
                            type = STRING,
                            description = "The unit of the value.",
                            values = {
                                "cm",
                                "in",
                                "m",
                                "ft",
                                "yd",
                                "km",
                                "miles",
                                "kg",
                                "lb",
                                "celsius",
                                "fahrenheit"
                            })
                    Value unitIn,
            @Param(
                            name = "unit_out",
                            type = STRING,
                            description = "The unit to convert to, a counterpart of the other.",
                            values = {
                                "cm",
                                "in",
                                "m",
                                "ft",
                                "yd",
                                "km",
                                "miles",
                                "kg",
                                "lb",
                                "celsius",
                                "fahrenheit"
                            })
                    Value unitOut) {
        if (!NumberText.isNumber(value)) {
            return VALUE.failed(value);
        }
        if (unitIn.equals(unitOut)) {
            return ToolResult.ok("result", value);
        }
        var pair =
                unitIn instanceof Str(var in) && unitOut instanceof Str(var out)
                        ? in + " to " + out
                        : "";
        var factor = Units.FACTORS.get(pair);
        if (factor != null) {
            return scaled(value, factor);
        }
        return switch (pair) {
            case "celsius to fahrenheit" ->
                    ToolResult.ok(
                            "result",
                            Operators.add(
                                    Operators.multiply(value, FAHRENHEIT_PER_CELSIUS),
                                    FREEZING_FAHRENHEIT));
            case "fahrenheit to celsius" ->
                    ToolResult.ok(
                            "result",
                            Operators.multiply(
                                    Operators.subtract(value, FREEZING_FAHRENHEIT),
                                    CELSIUS_PER_FAHRENHEIT));
            default -> new ToolResult.Failed(Units.imperialFault(unitIn, unitOut));
        };
    }

    private static ToolResult scaled(Value value, double factor) {
        return ToolResult.ok("result", Operators.multiply(value, new Real(factor)));
    }
}
