package dev.envtune.env.sandbox.vehicle;

import static dev.envtune.env.sandbox.HintKind.CAPACITY;
import static dev.envtune.env.sandbox.HintKind.KIND_MISMATCH;
import static dev.envtune.env.sandbox.HintKind.LEGAL_VALUES;
import static dev.envtune.env.sandbox.HintKind.NO_OP;
import static dev.envtune.env.sandbox.HintKind.PRECONDITION;
import static dev.envtune.env.sandbox.HintKind.PRODUCER;
import static dev.envtune.env.sandbox.HintKind.SERVICE_DOWN;
import static dev.envtune.env.sandbox.HintKind.SILENT_SENTINEL;
import static dev.envtune.env.sandbox.HintKind.UNSUPPORTED_COMBINATION;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;

/// Why vehicle tools fail. The fact `instead` is the value that the argument at fault should have had.
enum VehicleCause implements Cause {
    DOORS_UNLOCKED(
            Wording.error(
                    "All doors must be locked before starting the engine. Here are the unlocked"
                            + " doors: {unlocked}"),
            Hint.of(PRECONDITION, "Lock these doors first.")
                    .say("[lockDoors] does so with unlock=False.")
                    .next("lockDoors(unlock=False, door={doors!r})")),
    PEDAL_NOT_PRESSED(
            Wording.error("Brake pedal needs to be pressed when starting the engine."),
            Hint.of(PRECONDITION, "The brake pedal must be fully pressed first.")
                    .say("[pressBrakePedal] does so with pedalPosition=1.0.")
                    .next("pressBrakePedal(pedalPosition=1.0)")),
    PEDAL_PARTLY_PRESSED(
            Wording.error("Must press the brake fully before starting the engine."),
            Hint.of(PRECONDITION, "The brake pedal is pressed, but not to its end.")
                    .say("[pressBrakePedal] does so with pedalPosition=1.0.")
                    .next("pressBrakePedal(pedalPosition=1.0)")),
    FUEL_BELOW_EMPTY(
            Wording.error("Fuel tank is empty."),
            Hint.of(PRECONDITION, "The tank needs fuel first.")
                    .say("[fillFuelTank] adds some, in gallons.")),
    IGNITION_MODE(
            Wording.error("Invalid ignition mode."), Hint.about(LEGAL_VALUES, "ignitionMode")),
    ENGINE_STOPPED(
            Wording.error("Invalid ignition mode."),
            Hint.of(
                    NO_OP,
                    "STOP worked although the answer is an error: the engine is stopped now, so"
                            + " do not repeat it.")),

    FUEL_NEGATIVE(
            Wording.error("Fuel amount cannot be negative."),
            Hint.of(LEGAL_VALUES, "fuelAmount is what is added, in gallons: 0 or more.")),
    TANK_OVERFLOW(
            Wording.error("Cannot fill gas above the tank capacity."),
            Hint.of(
                            CAPACITY,
                            "fuelAmount is added to the {fuelLevel} gallons in the tank, which"
                                    + " holds 50: {room} more fit.")
                    .say("[liter_to_gallon] converts liters.")
                    .next("fillFuelTank(fuelAmount={room!r})")),
    TANK_BELOW_EMPTY(
            Wording.error("Fuel tank is empty. Min fuel level is 0 gallons."),
            Hint.of(CAPACITY, "With this fuelAmount the tank would still hold less than nothing.")),

    DOOR_AS_TEXT(
            Wording.raised("{name!r}"),
            Hint.about(KIND_MISMATCH, "door")
                    .say("door is a list, and a text is read letter by letter: {instead!r}.")),
    DOOR_UNKNOWN(
            Wording.raised("{name!r}"),
            Hint.about(LEGAL_VALUES, "door")
                    .say("door is a list of doors; those before the unknown one have changed.")),

    FAN_SPEED(
            Wording.error("Fan speed must be between 0 and 100."),
            Hint.of(LEGAL_VALUES, "fanSpeed is a whole number from 0 to 100.")),
    UNIT_UNKNOWN(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "unit").say("temperature was taken as celsius.")),
    CLIMATE_MODE_UNKNOWN(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "mode")
                    .say("The mode was stored, but no such mode exists.")),
    HEADLIGHT_MODE(Wording.error("Invalid headlight mode."), Hint.about(LEGAL_VALUES, "mode")),
    STATUS_OPTION(Wording.error("Invalid option"), Hint.about(LEGAL_VALUES, "option")),
    TIRES_UNHEALTHY(
            Wording.sentinel(),
            Hint.of(SILENT_SENTINEL, "The mean of the four pressures is not within 30 to 35.")
                    .say("[find_nearest_tire_shop] tells where tires are looked after.")),

    PARKING_BRAKE_MODE(Wording.error("Invalid mode"), Hint.about(LEGAL_VALUES, "mode")),
    PEDAL_POSITION(
            Wording.error("Pedal position must be between 0 and 1."),
            Hint.of(LEGAL_VALUES, "pedalPosition runs from 0 (released) to 1 (fully pressed).")),
    ENGINE_NOT_RUNNING(
            Wording.error("Start the engine before activating the cruise control."),
            Hint.of(
                            PRECONDITION,
                            "The engine must run first, which needs locked doors and a fully"
                                    + " pressed brake pedal.")
                    .say("[startEngine] starts it with ignitionMode='START'.")
                    .next("startEngine(ignitionMode='START')")),
    CRUISE_SPEED(
            Wording.error("Invalid speed"),
            Hint.of(
                    LEGAL_VALUES,
                    "speed runs from 0 to 120 in steps of 5. distanceToNextVehicle was stored"
                            + " already.")),

    WEATHER_COM_DOWN(
            Wording.errorCode(404, "The weather.com service is not available."),
            Hint.of(SERVICE_DOWN, "It never answers, so do not call it again.")
                    .say("[get_outside_temperature_from_google] gives the temperature.")
                    .next("get_outside_temperature_from_google()")),

    CITY_A_IS_NAME(
            Wording.error(VehicleCause.NO_DISTANCE),
            Hint.of(KIND_MISMATCH, "cityA takes a zipcode, not the name of a city.")
                    .say("[get_zipcode_based_on_city] gives that of {cityA}.")
                    .next("get_zipcode_based_on_city(city={cityA!r})")),
    CITY_A_NOT_TEXT(
            Wording.error(VehicleCause.NO_DISTANCE),
            Hint.about(KIND_MISMATCH, "cityA").say("A zipcode is text: {instead!r}.")),
    CITY_A_UNKNOWN(
            Wording.error(VehicleCause.NO_DISTANCE),
            Hint.about(PRODUCER, "cityA").say("cityA is no known zipcode.")),
    CITY_B_IS_NAME(
            Wording.error(VehicleCause.NO_DISTANCE),
            Hint.of(KIND_MISMATCH, "cityB takes a zipcode, not the name of a city.")
                    .say("[get_zipcode_based_on_city] gives that of {cityB}.")
                    .next("get_zipcode_based_on_city(city={cityB!r})")),
    CITY_B_NOT_TEXT(
            Wording.error(VehicleCause.NO_DISTANCE),
            Hint.about(KIND_MISMATCH, "cityB").say("A zipcode is text: {instead!r}.")),
    CITY_B_UNKNOWN(
            Wording.error(VehicleCause.NO_DISTANCE),
            Hint.about(PRODUCER, "cityB").say("cityB is no known zipcode.")),
    SAME_CITY(
            Wording.error(VehicleCause.NO_DISTANCE),
            Hint.of(NO_OP, "Both zipcodes are the same, so there is no way to measure.")),
    PAIR_WITHOUT_DISTANCE(
            Wording.error(VehicleCause.NO_DISTANCE),
            Hint.of(
                    UNSUPPORTED_COMBINATION,
                    "Both zipcodes are known, but no distance between them is recorded. Do not"
                            + " guess one; tell the user.")),
    ZIPCODE_UNKNOWN(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "city")
                    .say("00000 is no zipcode: this city has none on record.")),
    OUT_OF_RANGE(
            Wording.sentinel(),
            Hint.of(CAPACITY, "A gallon lasts 20 miles, and the tank has too little for this.")
                    .say("[fillFuelTank] adds fuel, up to 50 gallons."));

    private static final String NO_DISTANCE = "distance not found in database.";

    private final Wording wording;
    private final Hint hint;

    VehicleCause(Wording wording, Hint hint) {
        this.wording = wording;
        this.hint = hint;
    }

    /// This failure of an argument that must be one of a few texts. It knows the text that was meant
    /// where only the letter case differs.
    Failure of(Value given, String... legal) {
        for (var text : legal) {
            if (given instanceof Str(var other) && other.equalsIgnoreCase(text)) {
                return Failure.of(this, "instead", text);
            }
        }
        return Failure.of(this);
    }

    @Override
    public Wording wording() {
        return wording;
    }

    @Override
    public Hint hint() {
        return hint;
    }
}
