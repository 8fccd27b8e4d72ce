package dev.envtune.env.sandbox.vehicle;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Value;

/// The attributes of a car: their names in tasks and in the compared state, and their defaults.
enum Attribute {
    FUEL_LEVEL("fuelLevel", Value.of(0.0)),
    BATTERY_VOLTAGE("batteryVoltage", Value.of(12.6)),
    ENGINE_STATE("engineState", "engine_state", Value.of("stopped")),
    DOOR_STATUS(
            "doorStatus",
            new DictValue()
                    .put("driver", "unlocked")
                    .put("passenger", "unlocked")
                    .put("rear_left", "unlocked")
                    .put("rear_right", "unlocked")
                    .freeze()),
    AC_TEMPERATURE("acTemperature", Value.of(25.0)),
    FAN_SPEED("fanSpeed", Value.of(50)),
    AC_MODE("acMode", Value.of("auto")),
    HUMIDITY_LEVEL("humidityLevel", Value.of(50.0)),
    HEADLIGHT_STATUS("headLightStatus", Value.of("off")),
    PARKING_BRAKE_STATUS("parkingBrakeStatus", Value.of("released")),
    PARKING_BRAKE_FORCE("parkingBrakeForce", "", Value.of(0.0)),
    SLOPE_ANGLE("slopeAngle", "", Value.of(0.0)),
    BRAKE_PEDAL_STATUS("brakePedalStatus", Value.of("released")),
    BRAKE_PEDAL_FORCE("brakePedalForce", "", Value.of(0.0)),
    DISTANCE_TO_NEXT_VEHICLE("distanceToNextVehicle", Value.of(50.0)),
    CRUISE_STATUS("cruiseStatus", Value.of("inactive")),
    DESTINATION("destination", Value.of("None")),
    FRONT_LEFT_TIRE_PRESSURE("frontLeftTirePressure", Value.of(32.0)),
    FRONT_RIGHT_TIRE_PRESSURE("frontRightTirePressure", Value.of(32.0)),
    REAR_LEFT_TIRE_PRESSURE("rearLeftTirePressure", Value.of(30.0)),
    REAR_RIGHT_TIRE_PRESSURE("rearRightTirePressure", Value.of(30.0));

    private final String configName;
    private final String comparedName;
    private final Value defaultValue;

    Attribute(String name, Value defaultValue) {
        this(name, name, defaultValue);
    }

    Attribute(String configName, String comparedName, Value defaultValue) {
        this.configName = configName;
        this.comparedName = comparedName;
        this.defaultValue = defaultValue;
    }

    String configName() {
        return configName;
    }

    Value defaultValue() {
        return defaultValue;
    }

    /// Whether scoring compares it.
    boolean isCompared() {
        return !comparedName.isEmpty();
    }

    String comparedName() {
        return comparedName;
    }
}
