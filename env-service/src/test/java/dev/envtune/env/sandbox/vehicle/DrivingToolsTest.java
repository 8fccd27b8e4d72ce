package dev.envtune.env.sandbox.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.HintKind;
import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrivingToolsTest {
    private static final String START = "startEngine(ignitionMode='START')";

    private final Play parked = Cars.parked();

    @Test
    void start_ready_runs() {
        var car = Cars.readyToStart();

        assertThat(car.says(START))
                .isEqualTo(
                        "{\"engineState\": \"running\", \"fuelLevel\": 10.0, \"batteryVoltage\":"
                                + " 12.6}");
        assertThat(car.attribute("engine_state")).hasToString("running");
    }

    @Test
    void start_parked_reportsTheDoorsAndHintsAtEverything() {
        var voiced = parked.hints(START);

        assertThat(voiced.standard())
                .isEqualTo(
                        "{\"error\": \"All doors must be locked before starting the engine. Here"
                                + " are the unlocked doors: driver, passenger, rear_left,"
                                + " rear_right\"}");
        assertThat(voiced.shown()).contains("lockDoors", "pressBrakePedal");
        assertThat(parked.hint(START).kind()).isEqualTo(HintKind.MULTI_CAUSE);
    }

    @Test
    void start_followingTheNextActions_succeeds() {
        parked.says("lockDoors(unlock=False, door=['passenger'])");

        assertThat(parked.next(START))
                .isEqualTo("lockDoors(unlock=False, door=['driver', 'rear_left', 'rear_right'])");
        parked.says(parked.next(START));
        assertThat(parked.says(START))
                .isEqualTo(
                        "{\"error\": \"Brake pedal needs to be pressed when starting the"
                                + " engine.\"}");
        parked.says(parked.next(START));
        assertThat(parked.says(START)).contains("running");
    }

    @Test
    void start_pedalPartlyPressed_isItsOwnError() {
        var car = Cars.readyToStart();
        car.says("pressBrakePedal(pedalPosition=0.5)");

        assertThat(car.says(START))
                .isEqualTo(
                        "{\"error\": \"Must press the brake fully before starting the engine.\"}");
        car.says(car.next(START));
        assertThat(car.says(START)).contains("running");
    }

    @Test
    void start_fuelBelowZero_isEmptyAndZeroIsNot() {
        var config =
                """
                {"fuelLevel": %s, "brakePedalStatus": "pressed", "brakePedalForce": 1000,
                 "doorStatus": {"driver": "locked", "passenger": "locked",
                   "rear_left": "locked", "rear_right": "locked"}}
                """;

        assertThat(Cars.of(config.formatted("-0.1")).says(START))
                .isEqualTo("{\"error\": \"Fuel tank is empty.\"}");
        assertThat(Cars.of(config.formatted("0.0")).says(START)).contains("running");
    }

    @Test
    void start_unknownMode_failsAfterTheOtherChecks() {
        var car = Cars.readyToStart();

        assertThat(car.says("startEngine('GO')"))
                .isEqualTo("{\"error\": \"Invalid ignition mode.\"}");
        assertThat(parked.says("startEngine('GO')")).contains("All doors must be locked");
        assertThat(car.says(car.next("startEngine('start')"))).contains("running");
    }

    @Test
    void stop_always_stopsAndAnswersWithAnError() {
        var car = Cars.readyToStart();
        car.says(START);

        assertThat(car.says("startEngine(ignitionMode='STOP')"))
                .isEqualTo("{\"error\": \"Invalid ignition mode.\"}");
        assertThat(car.attribute("engine_state")).hasToString("stopped");
        assertThat(parked.says("startEngine(ignitionMode='STOP')"))
                .contains("All doors must be locked");
        assertThat(parked.cause("startEngine(ignitionMode='STOP')")).isEqualTo("ENGINE_STOPPED");
        assertThat(parked.hints("startEngine(ignitionMode='STOP')").shown())
                .contains("the engine is stopped now");
    }

    @Test
    void fill_withinTheTank_adds() {
        assertThat(parked.says("fillFuelTank(fuelAmount=40)")).isEqualTo("{\"fuelLevel\": 50.0}");
        assertThat(parked.attribute("fuelLevel")).hasToString("50.0");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, FUEL_NEGATIVE, Fuel amount cannot be negative.",
        "40.5, TANK_OVERFLOW, Cannot fill gas above the tank capacity."
    })
    void fill_outsideTheTank_fails(String amount, String cause, String error) {
        var call = "fillFuelTank(fuelAmount=" + amount + ")";

        assertThat(parked.says(call)).isEqualTo("{\"error\": \"" + error + "\"}");
        assertThat(parked.cause(call)).isEqualTo(cause);
        assertThat(parked.attribute("fuelLevel")).hasToString("10.0");
    }

    @Test
    void fill_aboveTheTank_nextCallFillsIt() {
        assertThat(parked.says(parked.next("fillFuelTank(fuelAmount=41)")))
                .isEqualTo("{\"fuelLevel\": 50.0}");
    }

    @Test
    void fill_tankBelowEmpty_staysEmpty() {
        assertThat(Cars.of("{\"fuelLevel\": -2.0}").says("fillFuelTank(1)"))
                .isEqualTo("{\"error\": \"Fuel tank is empty. Min fuel level is 0 gallons.\"}");
    }

    @Test
    void fill_text_raises() {
        assertThat(parked.says("fillFuelTank('x')"))
                .isEqualTo(
                        "Error during execution: '<' not supported between instances of 'str' and"
                                + " 'int'");
    }

    @ParameterizedTest
    @CsvSource({
        "1, pressed, 1000.0",
        "0.25, pressed, 250.0",
        "0, released, 0.0",
        "True, pressed, 1000.0"
    })
    void press_position_givesTheForce(String position, String status, String force) {
        assertThat(parked.says("pressBrakePedal(" + position + ")"))
                .isEqualTo(
                        "{\"brakePedalStatus\": \""
                                + status
                                + "\", \"brakePedalForce\": "
                                + force
                                + "}");
        assertThat(parked.says("displayCarStatus('brakePedal')")).contains(status, force);
    }

    @Test
    void press_outsideTheRange_fails() {
        assertThat(parked.says("pressBrakePedal(1.5)"))
                .isEqualTo("{\"error\": \"Pedal position must be between 0 and 1.\"}");
        assertThat(parked.says("pressBrakePedal(-0.1)")).contains("between 0 and 1");
        assertThat(parked.says("pressBrakePedal('1')"))
                .isEqualTo(
                        "Error during execution: '<=' not supported between instances of 'int' and"
                                + " 'str'");
    }

    @Test
    void release_afterPressing_releases() {
        parked.says("pressBrakePedal(1)");

        assertThat(parked.says("releaseBrakePedal()"))
                .isEqualTo("{\"brakePedalStatus\": \"released\", \"brakePedalForce\": 0.0}");
        assertThat(parked.attribute("brakePedalStatus")).hasToString("released");
    }

    @Test
    void parkingBrake_engageAndRelease_setForceAndSlope() {
        assertThat(parked.says("activateParkingBrake('engage')"))
                .isEqualTo(
                        "{\"parkingBrakeStatus\": \"engaged\", \"_parkingBrakeForce\": 500.0,"
                                + " \"_slopeAngle\": 10.0}");
        assertThat(parked.says("activateParkingBrake('release')"))
                .isEqualTo(
                        "{\"parkingBrakeStatus\": \"released\", \"_parkingBrakeForce\": 0.0,"
                                + " \"_slopeAngle\": 10.0}");
    }

    @Test
    void parkingBrake_stateForMode_nextCallSucceeds() {
        assertThat(parked.says("activateParkingBrake('engaged')"))
                .isEqualTo("{\"error\": \"Invalid mode\"}");
        assertThat(parked.says(parked.next("activateParkingBrake('engaged')")))
                .contains("\"engaged\"");
        assertThat(parked.hint("activateParkingBrake(['engage'])").text())
                .contains("engage, release");
    }

    @Test
    void parkingBrake_longContext_putsTheInstructionFirst() {
        assertThat(Cars.longContext().says("activateParkingBrake('engage')"))
                .startsWith(
                        "{\"parkingBrakeInstruction\": \"pull it\", \"parkingBrakeStatus\":"
                                + " \"engaged\"");
    }

    @Test
    void cruise_engineStopped_failsAfterConverting() {
        assertThat(parked.says("setCruiseControl(65, True, 100)"))
                .isEqualTo(
                        "{\"error\": \"Start the engine before activating the cruise control.\"}");
        assertThat(parked.next("setCruiseControl(65, True, 100)")).isEqualTo(START);
        assertThat(parked.says("setCruiseControl('fast', True, 100)"))
                .isEqualTo("Error during execution: could not convert string to float: 'fast'");
    }

    @Test
    void cruise_running_isActiveOrInactive() {
        var car = Cars.running();

        assertThat(car.says("setCruiseControl('65', True, 100)"))
                .isEqualTo(
                        "{\"cruiseStatus\": \"active\", \"currentSpeed\": 65.0,"
                                + " \"distanceToNextVehicle\": 100.0}");
        assertThat(car.says("setCruiseControl(7, False, 20)"))
                .isEqualTo(
                        "{\"cruiseStatus\": \"inactive\", \"currentSpeed\": 7.0,"
                                + " \"distanceToNextVehicle\": 20.0}");
        assertThat(car.attribute("cruiseStatus")).hasToString("inactive");
        assertThat(car.attribute("distanceToNextVehicle")).hasToString("20.0");
    }

    @ParameterizedTest
    @CsvSource({"-5", "125", "63"})
    void cruise_badSpeed_storesTheDistanceAllTheSame(String speed) {
        var car = Cars.running();

        assertThat(car.says("setCruiseControl(" + speed + ", True, 77)"))
                .isEqualTo("{\"error\": \"Invalid speed\"}");
        assertThat(car.attribute("distanceToNextVehicle")).hasToString("77.0");
        assertThat(car.attribute("cruiseStatus")).hasToString("inactive");
    }

    @Test
    void speed_threeTimes_drawsFromTheSeed() {
        assertThat(parked.says("get_current_speed()"))
                .isEqualTo("{\"currentSpeed\": 111.92365689097284}");
        assertThat(parked.says("get_current_speed()")).contains("99.11925428879405");
        assertThat(parked.says("get_current_speed()")).contains("44.51081620775468");
    }

    @ParameterizedTest
    @CsvSource({"65, False, 9, 9.0", "63, True, 7, 7.0", "500, '', 15, 15.0", "'x', True, 7, 50.0"})
    void cruise_anyOutcome_storesTheDistanceOnceItIsANumber(
            String speed, String activate, String distance, String stored) {
        var car = Cars.running();
        car.says(
                "setCruiseControl(%s, %s, %s)"
                        .formatted(
                                speed.equals("x") ? "'x'" : speed,
                                activate.isEmpty() ? "''" : activate,
                                distance));

        assertThat(car.attribute("distanceToNextVehicle")).hasToString(stored);
    }
}
