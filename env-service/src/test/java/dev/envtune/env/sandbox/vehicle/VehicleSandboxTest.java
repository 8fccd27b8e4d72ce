package dev.envtune.env.sandbox.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import org.junit.jupiter.api.Test;

class VehicleSandboxTest {
    @Test
    void state_default_isAParkedUnlockedCar() {
        assertThat(new VehicleSandbox().state())
                .isEqualTo(
                        JsonValues.parse(
                                """
                                {"fuelLevel": 0.0, "batteryVoltage": 12.6,
                                 "engine_state": "stopped", "remainingUnlockedDoors": 4,
                                 "doorStatus": {"driver": "unlocked", "passenger": "unlocked",
                                   "rear_left": "unlocked", "rear_right": "unlocked"},
                                 "acTemperature": 25.0, "fanSpeed": 50, "acMode": "auto",
                                 "humidityLevel": 50.0, "headLightStatus": "off",
                                 "parkingBrakeStatus": "released",
                                 "brakePedalStatus": "released", "distanceToNextVehicle": 50.0,
                                 "cruiseStatus": "inactive", "destination": "None",
                                 "frontLeftTirePressure": 32.0, "frontRightTirePressure": 32.0,
                                 "rearLeftTirePressure": 30.0, "rearRightTirePressure": 30.0,
                                 "long_context": false}
                                """));
    }

    @Test
    void load_doorsOfATask_areCountedAnew() {
        var play =
                Cars.of(
                        """
                        {"remainingUnlockedDoors": 0,
                         "doorStatus": {"driver": "locked", "passenger": "unlocked",
                           "rear_left": "locked", "rear_right": "unlocked"}}
                        """);

        assertThat(play.attribute("remainingUnlockedDoors")).hasToString("2");
    }

    @Test
    void load_privateBrakeForces_areShownButNotCompared() {
        var play = Cars.of("{\"parkingBrakeForce\": 15.3, \"slopeAngle\": 5.0}");

        assertThat(play.says("displayCarStatus('parkingBrake')"))
                .isEqualTo(
                        "{\"parkingBrakeStatus\": \"released\", \"parkingBrakeForce\": 15.3,"
                                + " \"slopeAngle\": 5.0}");
        assertThat(play.state().containsKey("parkingBrakeForce")).isFalse();
    }

    @Test
    void load_doorsThatAreNoObject_isRefused() {
        var config = (DictValue) JsonValues.parse("{\"doorStatus\": []}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VehicleSandbox().load(config, null))
                .withMessageContaining("doorStatus");
    }

    @Test
    void sessions_ofOneTask_doNotSeeEachOthersDoors() {
        var one = Cars.parked();
        one.says("lockDoors(False, ['driver', 'passenger'])");

        assertThat(Cars.parked().attribute("remainingUnlockedDoors")).hasToString("4");
    }

    @Test
    void copy_afterCalls_continuesIndependently() {
        var original = Cars.parked();
        original.says("lockDoors(False, ['driver'])");
        original.says("get_current_speed()");
        var before = original.state().thaw();
        var copy = original.copy();

        copy.says("lockDoors(False, ['passenger'])");
        copy.says("fillFuelTank(5)");
        assertThat(copy.says("get_current_speed()")).contains("99.11925428879405");
        assertThat(original.state()).isEqualTo(before);
        assertThat(original.says("get_current_speed()")).contains("99.11925428879405");
    }
}
