package dev.envtune.env.sandbox.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CabinToolsTest {
    private final Play car = Cars.parked();

    @Test
    void lock_someDoors_countsTheOthers() {
        assertThat(car.says("lockDoors(unlock=False, door=['driver', 'rear_left'])"))
                .isEqualTo("{\"lockStatus\": \"locked\", \"remainingUnlockedDoors\": 2}");
        assertThat(car.says("lockDoors(unlock='yes', door=['driver'])"))
                .isEqualTo("{\"lockStatus\": \"unlocked\", \"remainingUnlockedDoors\": 3}");
        assertThat(car.attribute("remainingUnlockedDoors")).hasToString("3");
    }

    @Test
    void lock_unknownDoor_raisesAfterTheDoorsBefore() {
        assertThat(car.says("lockDoors(False, ['driver', 'trunk', 'passenger'])"))
                .isEqualTo("Error during execution: 'trunk'");
        assertThat(car.says("displayCarStatus('doors')"))
                .isEqualTo(
                        "{\"doorStatus\": {\"driver\": \"locked\", \"passenger\": \"unlocked\","
                                + " \"rear_left\": \"unlocked\", \"rear_right\": \"unlocked\"}}");
        assertThat(car.hints("lockDoors(False, ['trunk'])").shown())
                .contains("driver, passenger, rear_left, rear_right");
    }

    @Test
    void lock_textForList_nextCallSucceeds() {
        assertThat(car.says("lockDoors(unlock=False, door='driver')"))
                .isEqualTo("Error during execution: 'd'");
        assertThat(car.says(car.next("lockDoors(unlock=False, door='driver')")))
                .contains("\"remainingUnlockedDoors\": 3");
        assertThat(car.cause("lockDoors(False, 'trunk')")).isEqualTo("DOOR_UNKNOWN");
    }

    @Test
    void lock_oddArguments_raiseAsPythonWould() {
        assertThat(car.says("lockDoors(False, 1)"))
                .isEqualTo("Error during execution: 'int' object is not iterable");
        assertThat(car.says("lockDoors(False, [['driver']])"))
                .isEqualTo("Error during execution: unhashable type: 'list'");
    }

    @Test
    void climate_fahrenheit_storesCelsiusAndShowsWhatWasGiven() {
        assertThat(car.says("adjustClimateControl(temperature=77, unit='fahrenheit', mode='cool')"))
                .isEqualTo(
                        "{\"currentACTemperature\": 77, \"climateMode\": \"cool\","
                                + " \"humidityLevel\": 50.0}");
        assertThat(car.says("displayCarStatus('climate')"))
                .isEqualTo(
                        "{\"currentACTemperature\": 25.0, \"fanSpeed\": 50, \"climateMode\":"
                                + " \"cool\", \"humidityLevel\": 50.0}");
    }

    @Test
    void climate_unknownUnitAndMode_areTakenAndNoticed() {
        var call = "adjustClimateControl(temperature=20, unit='kelvin', mode='turbo')";

        assertThat(car.cause(call)).isEqualTo("UNIT_UNKNOWN");
        assertThat(car.hint(call).text())
                .contains("celsius, fahrenheit", "auto, cool, heat, defrost");
        assertThat(car.attribute("acTemperature")).hasToString("20");
        assertThat(car.attribute("acMode")).hasToString("turbo");
        assertThat(car.cause("adjustClimateControl(temperature=20)")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1", "101"})
    void climate_fanOutsideItsRange_changesNothing(String fanSpeed) {
        assertThat(car.says("adjustClimateControl(20, 'celsius', " + fanSpeed + ")"))
                .isEqualTo("{\"error\": \"Fan speed must be between 0 and 100.\"}");
        assertThat(car.attribute("acTemperature")).hasToString("25.0");
    }

    @ParameterizedTest
    @CsvSource({"on, on", "off, off", "auto, off"})
    void headlights_mode_switches(String mode, String status) {
        assertThat(car.says("setHeadlights('" + mode + "')"))
                .isEqualTo("{\"headlightStatus\": \"" + status + "\"}");
        assertThat(car.says("displayCarStatus('headlights')")).contains("\"" + status + "\"");
    }

    @Test
    void headlights_unknownMode_fails() {
        assertThat(car.says("setHeadlights('dim')"))
                .isEqualTo("{\"error\": \"Invalid headlight mode.\"}");
        assertThat(car.says(car.next("setHeadlights('ON')")))
                .isEqualTo("{\"headlightStatus\": \"on\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fuel|{\"fuelLevel\": 10.0}",
                "battery|{\"batteryVoltage\": 12.6}",
                "headlights|{\"headlightStatus\": \"off\"}",
                "parkingBrake|{\"parkingBrakeStatus\": \"released\", \"parkingBrakeForce\": 0.0,"
                        + " \"slopeAngle\": 0.0}",
                "brakePedal|{\"brakePedalStatus\": \"released\", \"brakePedalForce\": 0.0}",
                "engine|{\"engineState\": \"stopped\"}",
                "Fuel|{\"error\": \"Invalid option\"}"
            })
    void status_option_showsItsFields(String option, String shown) {
        assertThat(car.says("displayCarStatus('" + option + "')")).isEqualTo(shown);
    }

    @Test
    void status_longContext_putsMetadataFirstBeforeErrorsToo() {
        var play = Cars.longContext();

        assertThat(play.says("displayCarStatus('fuel')"))
                .isEqualTo("{\"metadata\": \"a car\", \"fuelLevel\": 10.0}");
        assertThat(play.says("displayCarStatus({})"))
                .isEqualTo("{\"metadata\": \"a car\", \"error\": \"Invalid option\"}");
        assertThat(play.hints("displayCarStatus('gas')").shown())
                .startsWith("{\"metadata\": \"a car\", \"error\": \"Invalid option. Hint: ");
    }

    @Test
    void log_showsWhatIsGiven() {
        assertThat(car.says("display_log(['a', 1])")).isEqualTo("{\"log\": [\"a\", 1]}");
    }

    @Test
    void tires_meanWithinRange_areHealthy() {
        assertThat(car.says("check_tire_pressure()"))
                .isEqualTo(
                        "{\"frontLeftTirePressure\": 32.0, \"frontRightTirePressure\": 32.0,"
                                + " \"rearLeftTirePressure\": 30.0, \"rearRightTirePressure\": 30.0,"
                                + " \"healthy_tire_pressure\": true, \"car_info\": {}}");
        assertThat(car.cause("check_tire_pressure()")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"24.0, true", "23.9, false", "44.0, true", "44.1, false"})
    void tires_meanAtTheBounds_isStillHealthy(String frontRight, String healthy) {
        var play =
                Cars.of(
                        """
                        {"frontLeftTirePressure": 34.0, "frontRightTirePressure": %s,
                         "rearLeftTirePressure": 31.0, "rearRightTirePressure": 31.0}
                        """
                                .formatted(frontRight));

        assertThat(play.says("check_tire_pressure()"))
                .contains("\"healthy_tire_pressure\": " + healthy);
    }

    @Test
    void tires_longContext_describesTheCar() {
        assertThat(Cars.longContext().says("check_tire_pressure()"))
                .endsWith("\"car_info\": \"a car\"}");
    }

    @Test
    void climate_fahrenheitOfNoNumber_raisesOnceItIsStored() {
        assertThat(car.says("adjustClimateControl('A', 'fahrenheit', 70)"))
                .isEqualTo(
                        "Error during execution: unsupported operand type(s) for -: 'str' and 'int'");
        assertThat(car.attribute("acTemperature")).hasToString("A");
        assertThat(car.attribute("fanSpeed")).hasToString("50");
    }
}
