package dev.envtune.env.sandbox.vehicle;

import static dev.envtune.env.sandbox.JsonType.ARRAY;
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
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;

/// Where to go, how far it is, and what the weather is like.
public final class TripTools {
    private static final Value MILES_PER_GALLON = new Real(20);
    private static final Value GALLONS_PER_LITER = new Real(0.264172);
    private static final Value LITERS_PER_GALLON = new Real(3.78541);

    private final CarState car;

    TripTools(CarState car) {
        this.car = car;
    }

    @Tool(
            name = "get_outside_temperature_from_google",
            description = "Reads the outside temperature from Google.",
            returns =
                    @Returns(
                            field = "outsideTemperature",
                            type = FLOAT,
                            description =
                                    "The temperature in degrees Celsius; long-context tasks put the"
                                            + " weather of past days before it."))
    public ToolResult temperatureFromGoogle() {
        var constants = car.longContext();
        var weather =
                constants == null
                        ? new DictValue()
                        : constants.dict(Constant.LONG_WEATHER_EXTENSION).shallowCopy();
        return ToolResult.ok(weather.put("outsideTemperature", car.draw(-10, 40)));
    }

    @Tool(
            name = "get_outside_temperature_from_weather_com",
            description = "Reads the outside temperature from weather.com, which is out of order.",
            returns =
                    @Returns(
                            field = "outsideTemperature",
                            type = FLOAT,
                            description = "The temperature in degrees Celsius."))
    public ToolResult temperatureFromWeatherCom() {
        return ToolResult.failed(VehicleCause.WEATHER_COM_DOWN);
    }

    @Tool(
            name = "estimate_distance",
            description = "Tells the distance between two cities that are given by zipcode.",
            returns = {
                @Returns(field = "distance", type = FLOAT, description = "The distance in km."),
                @Returns(
                        field = "intermediaryCities",
                        type = ARRAY,
                        description = "Cities on the way; only in long-context tasks.")
            })
    public ToolResult estimateDistance(
            @Param(
                            name = "cityA",
                            type = STRING,
                            description = "The zipcode of the one city.",
                            from = "get_zipcode_based_on_city.zipcode")
                    Value one,
            @Param(
                            name = "cityB",
                            type = STRING,
                            description = "The zipcode of the other city.",
                            from = "get_zipcode_based_on_city.zipcode")
                    Value other) {
        var distance = Cities.distance(one, other);
        if (distance == null) {
            return new ToolResult.Failed(withCities(Cities.distanceFault(one, other)));
        }
        var constants = car.longContext();
        var result = DictValue.of("distance", distance);
        return ToolResult.ok(
                constants == null
                        ? result
                        : result.put(
                                "intermediaryCities",
                                constants.list(Constant.INTERMEDIARY_CITIES)));
    }

    /// Long-context tasks add the cities to errors too.
    private Failure withCities(Failure failure) {
        var constants = car.longContext();
        if (constants == null) {
            return failure;
        }
        var cities = constants.list(Constant.INTERMEDIARY_CITIES);
        var wording =
                Wording.returned(
                        failure.cause().wording().template(),
                        text -> DictValue.of("error", text).put("intermediaryCities", cities));
        return new Failure(Reworded.of(failure.cause(), wording), failure.facts(), failure.also());
    }

    @Tool(
            name = "get_zipcode_based_on_city",
            description = "Tells the zipcode of a city.",
            returns =
                    @Returns(
                            field = "zipcode",
                            type = STRING,
                            description = "The zipcode, or 00000 for a city without one."))
    public ToolResult zipcode(
            @Param(
                            name = "city",
                            type = STRING,
                            description = "The city, written exactly.",
                            values = {
                                "Rivermist",
                                "Stonebrook",
                                "Maplecrest",
                                "Silverpine",
                                "Shadowridge",
                                "Sunset Valley",
                                "Oakendale",
                                "Willowbend",
                                "Crescent Hollow",
                                "Autumnville",
                                "San Francisco"
                            })
                    Value city) {
        var zipcode = Cities.zipcode(city);
        if (zipcode != null) {
            return ToolResult.ok("zipcode", zipcode);
        }
        var meant = Cities.inOtherCase(city);
        var notice =
                meant == null
                        ? Failure.of(VehicleCause.ZIPCODE_UNKNOWN)
                        : Failure.of(VehicleCause.ZIPCODE_UNKNOWN, "instead", meant);
        return new ToolResult.Ok(DictValue.of("zipcode", "00000"), notice);
    }

    @Tool(
            name = "estimate_drive_feasibility_by_mileage",
            description = "Tells whether the fuel in the tank suffices for a distance.",
            returns =
                    @Returns(
                            field = "canDrive",
                            type = BOOLEAN,
                            description = "Whether the fuel suffices."))
    public ToolResult driveFeasibility(
            @Param(name = "distance", type = FLOAT, description = "The distance in miles.")
                    Value distance) {
        var range = Operators.multiply(car.get(Attribute.FUEL_LEVEL), MILES_PER_GALLON);
        return Operators.less(range, distance)
                ? ToolResult.sentinel(DictValue.of("canDrive", false), VehicleCause.OUT_OF_RANGE)
                : ToolResult.ok("canDrive", true);
    }

    @Tool(
            name = "liter_to_gallon",
            description = "Converts liters to gallons.",
            returns =
                    @Returns(
                            field = "gallon",
                            type = FLOAT,
                            description = "The volume in gallons."))
    public ToolResult litersToGallons(
            @Param(name = "liter", type = FLOAT, description = "The volume in liters.")
                    Value liters) {
        return ToolResult.ok("gallon", Operators.multiply(liters, GALLONS_PER_LITER));
    }

    @Tool(
            name = "gallon_to_liter",
            description = "Converts gallons to liters.",
            returns =
                    @Returns(field = "liter", type = FLOAT, description = "The volume in liters."))
    public ToolResult gallonsToLiters(
            @Param(name = "gallon", type = FLOAT, description = "The volume in gallons.")
                    Value gallons) {
        return ToolResult.ok("liter", Operators.multiply(gallons, LITERS_PER_GALLON));
    }

    @Tool(
            name = "set_navigation",
            description = "Starts navigation to a destination.",
            returns =
                    @Returns(
                            field = "status",
                            type = STRING,
                            description = "Where the navigation leads."))
    public ToolResult navigate(
            @Param(
                            name = "destination",
                            type = STRING,
                            description = "The address to go to.",
                            format = "street, city, state, such as 12 Elm Street, Dover, DE")
                    Value destination) {
        car.set(Attribute.DESTINATION, destination);
        return ToolResult.ok("status", Operators.add(new Str("Navigating to "), destination));
    }

    @Tool(
            name = "find_nearest_tire_shop",
            description = "Finds the nearest shop that looks after tires.",
            returns =
                    @Returns(
                            field = "shopLocation",
                            type = STRING,
                            description = "The address of the shop."))
    public ToolResult tireShop() {
        return ToolResult.ok("shopLocation", "456 Oakwood Avenue, Rivermist, 83214");
    }
}
