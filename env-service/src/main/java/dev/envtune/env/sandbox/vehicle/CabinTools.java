package dev.envtune.env.sandbox.vehicle;

import static dev.envtune.env.sandbox.JsonType.ANY;
import static dev.envtune.env.sandbox.JsonType.ARRAY;
import static dev.envtune.env.sandbox.JsonType.BOOLEAN;
import static dev.envtune.env.sandbox.JsonType.FLOAT;
import static dev.envtune.env.sandbox.JsonType.INTEGER;
import static dev.envtune.env.sandbox.JsonType.OBJECT;
import static dev.envtune.env.sandbox.JsonType.STRING;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.LongContext.Constant;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Doors, climate, lights and what the instruments show.
public final class CabinTools {
    private static final Value ZERO = Int.of(0);
    private static final Value HUNDRED = Int.of(100);
    private static final Value FEWEST_HEALTHY_PSI = Int.of(30);
    private static final Value MOST_HEALTHY_PSI = Int.of(35);

    private final CarState car;

    CabinTools(CarState car) {
        this.car = car;
    }

    @Tool(
            name = "lockDoors",
            description = "Locks or unlocks doors.",
            returns = {
                @Returns(
                        field = "lockStatus",
                        type = STRING,
                        description = "What was done: locked or unlocked."),
                @Returns(
                        field = "remainingUnlockedDoors",
                        type = INTEGER,
                        description = "How many doors are unlocked now.")
            })
    public ToolResult lockDoors(
            @Param(name = "unlock", type = BOOLEAN, description = "True to unlock, false to lock.")
                    Value unlock,
            @Param(
                            name = "door",
                            type = ARRAY,
                            items = STRING,
                            description = "The doors.",
                            values = {"driver", "passenger", "rear_left", "rear_right"})
                    Value door) {
        var status = unlock.truthy() ? CarState.UNLOCKED : CarState.LOCKED;
        var names = Operators.iterate(door);
        var doors = car.doors().shallowCopy();
        car.set(Attribute.DOOR_STATUS, doors);
        for (var name : names) {
            if (!doors.containsKey(Operators.hashable(name))) {
                return new ToolResult.Failed(doorFault(doors, door, name));
            }
            doors.put(name, status);
        }
        return ToolResult.ok(
                DictValue.of("lockStatus", status)
                        .put("remainingUnlockedDoors", car.unlockedDoorCount()));
    }

    private static Failure doorFault(DictValue doors, Value given, Value name) {
        return given instanceof Str && doors.containsKey(given)
                ? Failure.of(
                        VehicleCause.DOOR_AS_TEXT, "name", name, "instead", ListValue.of(given))
                : Failure.of(VehicleCause.DOOR_UNKNOWN, "name", name);
    }

    @Tool(
            name = "adjustClimateControl",
            description = "Sets the air conditioning.",
            returns = {
                @Returns(
                        field = "currentACTemperature",
                        type = FLOAT,
                        description = "The temperature as it was given."),
                @Returns(
                        field = "climateMode",
                        type = STRING,
                        description = "The mode of the air conditioning."),
                @Returns(
                        field = "humidityLevel",
                        type = FLOAT,
                        description = "The humidity in percent.")
            })
    public ToolResult adjustClimate(
            @Param(name = "temperature", type = FLOAT, description = "The temperature to reach.")
                    Value temperature,
            @Param(
                            name = "unit",
                            type = STRING,
                            description = "The unit of the temperature.",
                            defaultsTo = "'celsius'",
                            values = {"celsius", "fahrenheit"})
                    Value unit,
            @Param(
                            name = "fanSpeed",
                            type = INTEGER,
                            description = "The speed of the fan, from 0 to 100.",
                            defaultsTo = "50")
                    Value fanSpeed,
            @Param(
                            name = "mode",
                            type = STRING,
                            description = "The mode of the air conditioning.",
                            defaultsTo = "'auto'",
                            values = {"auto", "cool", "heat", "defrost"})
                    Value mode) {
        if (!Operators.lessOrEqual(ZERO, fanSpeed) || !Operators.lessOrEqual(fanSpeed, HUNDRED)) {
            return ToolResult.failed(VehicleCause.FAN_SPEED);
        }
        car.set(Attribute.AC_TEMPERATURE, temperature);
        if (isOneOf(unit, "fahrenheit")) {
            car.set(Attribute.AC_TEMPERATURE, celsius(temperature));
        }
        car.set(Attribute.FAN_SPEED, fanSpeed);
        car.set(Attribute.AC_MODE, mode);
        return new ToolResult.Ok(
                DictValue.of("currentACTemperature", temperature)
                        .put("climateMode", mode)
                        .put("humidityLevel", car.get(Attribute.HUMIDITY_LEVEL)),
                climateNotice(unit, mode));
    }

    /// From Fahrenheit: `(t - 32) * 5 / 9` (spec/bfcl-protocol.md 6.3).
    private static Value celsius(Value fahrenheit) {
        var above = Operators.subtract(fahrenheit, Int.of(32));
        return Operators.divide(Operators.multiply(above, Int.of(5)), Int.of(9));
    }

    /// The official tool takes any unit and any mode.
    private static @Nullable Failure climateNotice(Value unit, Value mode) {
        var unitFault =
                isOneOf(unit, "celsius", "fahrenheit")
                        ? null
                        : Failure.of(VehicleCause.UNIT_UNKNOWN);
        if (isOneOf(mode, "auto", "cool", "heat", "defrost")) {
            return unitFault;
        }
        var modeFault = Failure.of(VehicleCause.CLIMATE_MODE_UNKNOWN);
        return unitFault == null ? modeFault : unitFault.and(List.of(modeFault));
    }

    @Tool(
            name = "setHeadlights",
            description = "Switches the headlights; auto switches them off in this car.",
            returns =
                    @Returns(field = "headlightStatus", type = STRING, description = "on or off."))
    public ToolResult headlights(
            @Param(
                            name = "mode",
                            type = STRING,
                            description = "What to switch the headlights to.",
                            values = {"on", "off", "auto"})
                    Value mode) {
        if (!isOneOf(mode, "on", "off", "auto")) {
            return new ToolResult.Failed(VehicleCause.HEADLIGHT_MODE.of(mode, "on", "off", "auto"));
        }
        var status = isOneOf(mode, "on") ? "on" : "off";
        car.set(Attribute.HEADLIGHT_STATUS, status);
        return ToolResult.ok("headlightStatus", status);
    }

    @Tool(
            name = "displayCarStatus",
            description = "Shows one part of the car's state.",
            returns =
                    @Returns(
                            field = "status",
                            type = OBJECT,
                            description =
                                    "Not nested: the result itself holds the fields of the option,"
                                            + " such as fuelLevel, batteryVoltage, doorStatus,"
                                            + " currentACTemperature, fanSpeed, climateMode,"
                                            + " humidityLevel, headlightStatus, parkingBrakeStatus,"
                                            + " parkingBrakeForce, slopeAngle, brakePedalStatus,"
                                            + " brakePedalForce or engineState; long-context tasks put"
                                            + " metadata first."))
    public ToolResult displayStatus(
            @Param(
                            name = "option",
                            type = STRING,
                            description = "The part to show.",
                            values = {
                                "fuel",
                                "battery",
                                "doors",
                                "climate",
                                "headlights",
                                "parkingBrake",
                                "brakePedal",
                                "engine"
                            })
                    Value option) {
        var status = new DictValue();
        var constants = car.longContext();
        if (constants != null) {
            status.put("metadata", constants.text(Constant.CAR_STATUS_METADATA_EXTENSION));
        }
        switch (option instanceof Str(var text) ? text : "") {
            case "fuel" -> show(status, "fuelLevel", Attribute.FUEL_LEVEL);
            case "battery" -> show(status, "batteryVoltage", Attribute.BATTERY_VOLTAGE);
            case "doors" -> show(status, "doorStatus", Attribute.DOOR_STATUS);
            case "climate" -> {
                show(status, "currentACTemperature", Attribute.AC_TEMPERATURE);
                show(status, "fanSpeed", Attribute.FAN_SPEED);
                show(status, "climateMode", Attribute.AC_MODE);
                show(status, "humidityLevel", Attribute.HUMIDITY_LEVEL);
            }
            case "headlights" -> show(status, "headlightStatus", Attribute.HEADLIGHT_STATUS);
            case "parkingBrake" -> {
                show(status, "parkingBrakeStatus", Attribute.PARKING_BRAKE_STATUS);
                show(status, "parkingBrakeForce", Attribute.PARKING_BRAKE_FORCE);
                show(status, "slopeAngle", Attribute.SLOPE_ANGLE);
            }
            case "brakePedal" -> {
                show(status, "brakePedalStatus", Attribute.BRAKE_PEDAL_STATUS);
                show(status, "brakePedalForce", Attribute.BRAKE_PEDAL_FORCE);
            }
            case "engine" -> show(status, "engineState", Attribute.ENGINE_STATE);
            default -> {
                return optionFault(option, status);
            }
        }
        return ToolResult.ok(status);
    }

    private void show(DictValue status, String field, Attribute attribute) {
        status.put(field, car.get(attribute));
    }

    /// The error stands after the metadata of a long-context task.
    private static ToolResult optionFault(Value option, DictValue metadata) {
        var failure =
                VehicleCause.STATUS_OPTION.of(
                        option,
                        "fuel",
                        "battery",
                        "doors",
                        "climate",
                        "headlights",
                        "parkingBrake",
                        "brakePedal",
                        "engine");
        var wording =
                Wording.returned(
                        failure.cause().wording().template(),
                        text -> metadata.shallowCopy().put("error", text));
        return new ToolResult.Failed(
                new Failure(
                        Reworded.of(failure.cause(), wording), failure.facts(), failure.also()));
    }

    @Tool(
            name = "display_log",
            description = "Shows messages on the display.",
            returns =
                    @Returns(
                            field = "log",
                            type = ARRAY,
                            description = "The messages as they were given."))
    public ToolResult displayLog(
            @Param(name = "messages", type = ARRAY, items = STRING, description = "The messages.")
                    Value messages) {
        return ToolResult.ok("log", messages);
    }

    @Tool(
            name = "check_tire_pressure",
            description =
                    "Measures the pressure of the four tires. It is healthy where their mean lies"
                            + " within 30 to 35 psi.",
            returns = {
                @Returns(
                        field = "frontLeftTirePressure",
                        type = FLOAT,
                        description = "The pressure in psi."),
                @Returns(
                        field = "frontRightTirePressure",
                        type = FLOAT,
                        description = "The pressure in psi."),
                @Returns(
                        field = "rearLeftTirePressure",
                        type = FLOAT,
                        description = "The pressure in psi."),
                @Returns(
                        field = "rearRightTirePressure",
                        type = FLOAT,
                        description = "The pressure in psi."),
                @Returns(
                        field = "healthy_tire_pressure",
                        type = BOOLEAN,
                        description = "Whether the mean pressure is healthy."),
                @Returns(
                        field = "car_info",
                        type = ANY,
                        description = "What else is known of the car; empty in most tasks.")
            })
    public ToolResult tirePressure() {
        var frontLeft = car.get(Attribute.FRONT_LEFT_TIRE_PRESSURE);
        var frontRight = car.get(Attribute.FRONT_RIGHT_TIRE_PRESSURE);
        var rearLeft = car.get(Attribute.REAR_LEFT_TIRE_PRESSURE);
        var rearRight = car.get(Attribute.REAR_RIGHT_TIRE_PRESSURE);
        var front = Operators.add(frontLeft, frontRight);
        var sum = Operators.add(Operators.add(front, rearLeft), rearRight);
        var mean = Operators.divide(sum, Int.of(4));
        boolean healthy =
                Operators.lessOrEqual(FEWEST_HEALTHY_PSI, mean)
                        && Operators.lessOrEqual(mean, MOST_HEALTHY_PSI);
        var constants = car.longContext();
        return new ToolResult.Ok(
                DictValue.of("frontLeftTirePressure", frontLeft)
                        .put("frontRightTirePressure", frontRight)
                        .put("rearLeftTirePressure", rearLeft)
                        .put("rearRightTirePressure", rearRight)
                        .put("healthy_tire_pressure", healthy)
                        .put(
                                "car_info",
                                constants == null
                                        ? new DictValue()
                                        : Value.of(
                                                constants.text(
                                                        Constant.CAR_STATUS_METADATA_EXTENSION))),
                healthy ? null : Failure.of(VehicleCause.TIRES_UNHEALTHY));
    }

    private static boolean isOneOf(Value given, String... values) {
        return given instanceof Str(var text) && List.of(values).contains(text);
    }
}
