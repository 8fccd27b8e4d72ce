package dev.envtune.env.sandbox.vehicle;

import static dev.envtune.env.sandbox.JsonType.BOOLEAN;
import static dev.envtune.env.sandbox.JsonType.FLOAT;
import static dev.envtune.env.sandbox.JsonType.STRING;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.LongContext.Constant;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.List;

/// Engine, fuel, brakes and cruise control.
public final class DrivingTools {
    private static final Value ZERO = Int.of(0);
    private static final Value ONE = Int.of(1);
    private static final Value FIVE = Int.of(5);
    private static final Value TANK_GALLONS = Int.of(50);
    private static final Value HIGHEST_CRUISE_SPEED = Int.of(120);
    private static final Value FULL_PEDAL_FORCE = Int.of(1000);
    private static final double PARKING_BRAKE_FORCE = 500;
    private static final double PARKING_SLOPE_ANGLE = 10;

    private final CarState car;

    DrivingTools(CarState car) {
        this.car = car;
    }

    @Tool(
            name = "startEngine",
            description =
                    "Starts or stops the engine. Before it starts, all doors must be locked and the"
                            + " brake pedal fully pressed.",
            returns = {
                @Returns(field = "engineState", type = STRING, description = "running or stopped."),
                @Returns(
                        field = "fuelLevel",
                        type = FLOAT,
                        description = "The fuel in the tank, in gallons."),
                @Returns(
                        field = "batteryVoltage",
                        type = FLOAT,
                        description = "The voltage of the battery, in volts.")
            },
            establishes = "engine_running")
    public ToolResult startEngine(
            @Param(
                            name = "ignitionMode",
                            type = STRING,
                            description = "START, or STOP to stop the engine.",
                            values = {"START", "STOP"})
                    Value ignitionMode) {
        boolean stopping = ignitionMode instanceof Str(var mode) && mode.equals("STOP");
        if (stopping) {
            car.set(Attribute.ENGINE_STATE, "stopped");
        }
        var unmet = unmetConditions(ignitionMode);
        if (unmet.isEmpty()) {
            car.set(Attribute.ENGINE_STATE, "running");
            return ToolResult.ok(
                    DictValue.of("engineState", "running")
                            .put("fuelLevel", car.get(Attribute.FUEL_LEVEL))
                            .put("batteryVoltage", car.get(Attribute.BATTERY_VOLTAGE)));
        }
        var first = unmet.getFirst();
        if (stopping) {
            var stopped = Reworded.of(VehicleCause.ENGINE_STOPPED, first.cause().wording());
            return new ToolResult.Failed(new Failure(stopped, first.facts(), List.of()));
        }
        return new ToolResult.Failed(first.and(unmet.subList(1, unmet.size())));
    }

    /// What keeps the engine from starting, in the order of the official checks, which report the first.
    private List<Failure> unmetConditions(Value ignitionMode) {
        var unmet = new ArrayList<Failure>(0);
        if (car.unlockedDoorCount() > 0) {
            var doors = car.unlockedDoors();
            var names = String.join(", ", doors.items().stream().map(Value::toString).toList());
            unmet.add(Failure.of(VehicleCause.DOORS_UNLOCKED, "unlocked", names, "doors", doors));
        }
        if (!car.is(Attribute.BRAKE_PEDAL_STATUS, "pressed")) {
            unmet.add(Failure.of(VehicleCause.PEDAL_NOT_PRESSED));
        } else if (!car.get(Attribute.BRAKE_PEDAL_FORCE).equals(FULL_PEDAL_FORCE)) {
            unmet.add(Failure.of(VehicleCause.PEDAL_PARTLY_PRESSED));
        }
        if (Operators.less(car.get(Attribute.FUEL_LEVEL), ZERO)) {
            unmet.add(Failure.of(VehicleCause.FUEL_BELOW_EMPTY));
        }
        if (!(ignitionMode instanceof Str(var mode) && mode.equals("START"))) {
            unmet.add(VehicleCause.IGNITION_MODE.of(ignitionMode, "START", "STOP"));
        }
        return unmet;
    }

    @Tool(
            name = "fillFuelTank",
            description = "Adds fuel to the tank, which holds 50 gallons.",
            returns =
                    @Returns(
                            field = "fuelLevel",
                            type = FLOAT,
                            description = "The fuel in the tank afterwards, in gallons."))
    public ToolResult fillFuelTank(
            @Param(
                            name = "fuelAmount",
                            type = FLOAT,
                            description = "How many gallons to add to what is in the tank.")
                    Value fuelAmount) {
        if (Operators.less(fuelAmount, ZERO)) {
            return ToolResult.failed(VehicleCause.FUEL_NEGATIVE);
        }
        var fuelLevel = car.get(Attribute.FUEL_LEVEL);
        var filled = Operators.add(fuelLevel, fuelAmount);
        if (Operators.greater(filled, TANK_GALLONS)) {
            var room = Operators.subtract(TANK_GALLONS, fuelLevel);
            return ToolResult.failed(
                    VehicleCause.TANK_OVERFLOW, "fuelLevel", fuelLevel, "room", room);
        }
        if (Operators.less(filled, ZERO)) {
            return ToolResult.failed(VehicleCause.TANK_BELOW_EMPTY);
        }
        car.set(Attribute.FUEL_LEVEL, filled);
        return ToolResult.ok("fuelLevel", filled);
    }

    @Tool(
            name = "pressBrakePedal",
            description =
                    "Presses the brake pedal, which stays pressed until it is released. The engine"
                            + " starts only with a fully pressed pedal.",
            returns = {
                @Returns(
                        field = "brakePedalStatus",
                        type = STRING,
                        description = "pressed or released."),
                @Returns(
                        field = "brakePedalForce",
                        type = FLOAT,
                        description = "The force on the pedal, in newtons.")
            })
    public ToolResult pressBrakePedal(
            @Param(
                            name = "pedalPosition",
                            type = FLOAT,
                            description = "How far to press: 0 is released, 1 fully pressed.")
                    Value position) {
        if (!Operators.lessOrEqual(ZERO, position) || !Operators.lessOrEqual(position, ONE)) {
            return ToolResult.failed(VehicleCause.PEDAL_POSITION);
        }
        if (position.equals(ZERO)) {
            return releaseBrakePedal();
        }
        var force = Operators.toFloat(Operators.multiply(position, FULL_PEDAL_FORCE));
        return pedal("pressed", force);
    }

    @Tool(
            name = "releaseBrakePedal",
            description = "Releases the brake pedal.",
            returns = {
                @Returns(field = "brakePedalStatus", type = STRING, description = "released."),
                @Returns(
                        field = "brakePedalForce",
                        type = FLOAT,
                        description = "The force on the pedal, in newtons.")
            })
    public ToolResult releaseBrakePedal() {
        return pedal("released", new Real(0));
    }

    private ToolResult pedal(String status, Real force) {
        car.set(Attribute.BRAKE_PEDAL_STATUS, status);
        car.set(Attribute.BRAKE_PEDAL_FORCE, force);
        return ToolResult.ok(
                DictValue.of("brakePedalStatus", status).put("brakePedalForce", force));
    }

    @Tool(
            name = "activateParkingBrake",
            description = "Engages or releases the parking brake.",
            returns = {
                @Returns(
                        field = "parkingBrakeInstruction",
                        type = STRING,
                        description = "How to use the parking brake; only in long-context tasks."),
                @Returns(
                        field = "parkingBrakeStatus",
                        type = STRING,
                        description = "engaged or released."),
                @Returns(
                        field = "_parkingBrakeForce",
                        type = FLOAT,
                        description = "The force on the parking brake, in newtons."),
                @Returns(
                        field = "_slopeAngle",
                        type = FLOAT,
                        description = "The slope that the car stands on, in degrees.")
            })
    public ToolResult parkingBrake(
            @Param(
                            name = "mode",
                            type = STRING,
                            description = "What to do with the brake.",
                            values = {"engage", "release"})
                    Value mode) {
        var action = mode instanceof Str(var text) ? text : "";
        boolean engage = action.equals("engage");
        if (!engage && !action.equals("release")) {
            return new ToolResult.Failed(brakeModeFault(mode, action));
        }
        car.set(Attribute.PARKING_BRAKE_STATUS, engage ? "engaged" : "released");
        car.set(Attribute.PARKING_BRAKE_FORCE, engage ? PARKING_BRAKE_FORCE : 0.0);
        car.set(Attribute.SLOPE_ANGLE, PARKING_SLOPE_ANGLE);
        var result = new DictValue();
        var constants = car.longContext();
        if (constants != null) {
            result.put(
                    "parkingBrakeInstruction", constants.text(Constant.PARKING_BRAKE_INSTRUCTION));
        }
        return ToolResult.ok(
                result.put("parkingBrakeStatus", car.get(Attribute.PARKING_BRAKE_STATUS))
                        .put("_parkingBrakeForce", car.get(Attribute.PARKING_BRAKE_FORCE))
                        .put("_slopeAngle", car.get(Attribute.SLOPE_ANGLE)));
    }

    private static Failure brakeModeFault(Value mode, String action) {
        return switch (action) {
            case "engaged" -> Failure.of(VehicleCause.PARKING_BRAKE_MODE, "instead", "engage");
            case "released" -> Failure.of(VehicleCause.PARKING_BRAKE_MODE, "instead", "release");
            default -> VehicleCause.PARKING_BRAKE_MODE.of(mode, "engage", "release");
        };
    }

    @Tool(
            name = "setCruiseControl",
            description = "Activates or deactivates cruise control, which needs a running engine.",
            returns = {
                @Returns(
                        field = "cruiseStatus",
                        type = STRING,
                        description = "active or inactive."),
                @Returns(field = "currentSpeed", type = FLOAT, description = "The speed set."),
                @Returns(
                        field = "distanceToNextVehicle",
                        type = FLOAT,
                        description = "The distance to keep, in meters.")
            })
    public ToolResult cruiseControl(
            @Param(
                            name = "speed",
                            type = FLOAT,
                            description = "From 0 to 120 miles an hour, in steps of 5.")
                    Value speed,
            @Param(
                            name = "activate",
                            type = BOOLEAN,
                            description = "True to activate, false to deactivate.")
                    Value activate,
            @Param(
                            name = "distanceToNextVehicle",
                            type = FLOAT,
                            description = "The distance to keep to the next vehicle, in meters.")
                    Value distance) {
        var keptDistance = Operators.toFloat(distance);
        var cruiseSpeed = Operators.toFloat(speed);
        if (car.is(Attribute.ENGINE_STATE, "stopped")) {
            return ToolResult.failed(VehicleCause.ENGINE_NOT_RUNNING);
        }
        car.set(Attribute.DISTANCE_TO_NEXT_VEHICLE, keptDistance);
        if (activate.truthy()) {
            if (Operators.less(cruiseSpeed, ZERO)
                    || Operators.greater(cruiseSpeed, HIGHEST_CRUISE_SPEED)
                    || !Operators.modulo(cruiseSpeed, FIVE).equals(ZERO)) {
                return ToolResult.failed(VehicleCause.CRUISE_SPEED);
            }
        }
        car.set(Attribute.CRUISE_STATUS, activate.truthy() ? "active" : "inactive");
        return ToolResult.ok(
                DictValue.of("cruiseStatus", car.get(Attribute.CRUISE_STATUS))
                        .put("currentSpeed", cruiseSpeed)
                        .put("distanceToNextVehicle", keptDistance));
    }

    @Tool(
            name = "get_current_speed",
            description = "Reads the speed of the car.",
            returns =
                    @Returns(
                            field = "currentSpeed",
                            type = FLOAT,
                            description = "The speed in km/h."))
    public ToolResult currentSpeed() {
        return ToolResult.ok("currentSpeed", new Real(car.draw(0, 120)));
    }
}
