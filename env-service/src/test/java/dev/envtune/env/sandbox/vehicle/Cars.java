package dev.envtune.env.sandbox.vehicle;

import dev.envtune.env.sandbox.LongContext.Constant;
import dev.envtune.env.sandbox.LongContextSample;
import dev.envtune.env.sandbox.Play;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;

/// Cars to test with.
final class Cars {
    private Cars() {}

    static Play parked() {
        return of("{\"fuelLevel\": 10.0}");
    }

    /// All doors locked, the brake fully pressed.
    static Play readyToStart() {
        return of(
                """
                {"fuelLevel": 10.0, "brakePedalStatus": "pressed", "brakePedalForce": 1000.0,
                 "doorStatus": {"driver": "locked", "passenger": "locked",
                   "rear_left": "locked", "rear_right": "locked"}}
                """);
    }

    static Play running() {
        return of("{\"fuelLevel\": 10.0, \"engineState\": \"running\"}");
    }

    static Play longContext() {
        return Play.of(
                "VehicleControlAPI",
                "{\"fuelLevel\": 10.0}",
                new LongContextSample()
                        .with(Constant.CAR_STATUS_METADATA_EXTENSION, "a car")
                        .with(Constant.PARKING_BRAKE_INSTRUCTION, "pull it")
                        .with(
                                Constant.LONG_WEATHER_EXTENSION,
                                DictValue.of("-1_day", DictValue.of("uvIndex", 6)))
                        .with(Constant.INTERMEDIARY_CITIES, JsonValues.parse("[\"Dover\"]"))
                        .constants());
    }

    static Play of(String config) {
        return Play.of("VehicleControlAPI", config);
    }
}
