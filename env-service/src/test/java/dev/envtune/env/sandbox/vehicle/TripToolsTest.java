package dev.envtune.env.sandbox.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TripToolsTest {
    private final Play car = Cars.parked();

    @Test
    void temperature_threeTimes_drawsFromTheSeed() {
        assertThat(car.says("get_outside_temperature_from_google()"))
                .isEqualTo("{\"outsideTemperature\": 36.63485703790535}");
        assertThat(car.says("get_outside_temperature_from_google()")).contains("31.29968928699752");
        assertThat(car.says("get_outside_temperature_from_google()")).contains("8.546173419897784");
    }

    @Test
    void temperature_longContext_comesAfterTheWeather() {
        var play = Cars.longContext();
        play.says("get_outside_temperature_from_google()");

        assertThat(play.says("get_outside_temperature_from_google()"))
                .isEqualTo(
                        "{\"-1_day\": {\"uvIndex\": 6}, \"outsideTemperature\":"
                                + " 31.29968928699752}");
    }

    @Test
    void weatherCom_standardVoice_answersWithANumber() {
        var voiced = car.hints("get_outside_temperature_from_weather_com()");

        assertThat(voiced.standard()).isEqualTo("{\"error\": 404}");
        assertThat(voiced.shown())
                .startsWith("{\"error\": \"The weather.com service is not available. Hint: ")
                .contains("get_outside_temperature_from_google");
        assertThat(car.next("get_outside_temperature_from_weather_com()"))
                .isEqualTo("get_outside_temperature_from_google()");
    }

    @ParameterizedTest
    @CsvSource({
        "83214, 74532, 750.0",
        "74532, 83214, 750.0",
        "94704, 08540, 2550.0",
        "62947, 47329, 1053.0",
        "74532, 94016, 880.0"
    })
    void distance_knownPair_isTheSameBothWays(String one, String other, String km) {
        assertThat(car.says(distance(one, other))).isEqualTo("{\"distance\": " + km + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "Rivermist, 74532, CITY_A_IS_NAME",
        "99999, 74532, CITY_A_UNKNOWN",
        "83214, Stonebrook, CITY_B_IS_NAME",
        "83214, '', CITY_B_UNKNOWN",
        "83214, 83214, SAME_CITY",
        "83214, 62947, PAIR_WITHOUT_DISTANCE"
    })
    void distance_unknown_tellsTheCausesApart(String one, String other, String cause) {
        assertThat(car.says(distance(one, other)))
                .isEqualTo("{\"error\": \"distance not found in database.\"}");
        assertThat(car.cause(distance(one, other))).isEqualTo(cause);
    }

    @Test
    void distance_numbersForZipcodes_nextCallRepairsBoth() {
        var call = "estimate_distance(83214, cityB=74532)";

        assertThat(car.cause(call)).isEqualTo("CITY_A_NOT_TEXT");
        assertThat(car.says(car.next(call))).isEqualTo("{\"distance\": 750.0}");
        assertThat(car.cause("estimate_distance(['83214'], '74532')")).isEqualTo("CITY_A_UNKNOWN");
    }

    @Test
    void distance_nameForZipcode_nextCallYieldsIt() {
        assertThat(car.says(car.next(distance("Rivermist", "Stonebrook"))))
                .isEqualTo("{\"zipcode\": \"83214\"}");
    }

    @Test
    void distance_longContext_addsCitiesToErrorsToo() {
        var play = Cars.longContext();

        assertThat(play.says(distance("83214", "74532")))
                .isEqualTo("{\"distance\": 750.0, \"intermediaryCities\": [\"Dover\"]}");
        assertThat(play.says(distance("83214", "83214")))
                .isEqualTo(
                        "{\"error\": \"distance not found in database.\", \"intermediaryCities\":"
                                + " [\"Dover\"]}");
    }

    @Test
    void zipcode_unknownCity_isNoticedBeside() {
        assertThat(car.says("get_zipcode_based_on_city('Autumnville')"))
                .isEqualTo("{\"zipcode\": \"51479\"}");
        assertThat(car.says("get_zipcode_based_on_city('Oslo')"))
                .isEqualTo("{\"zipcode\": \"00000\"}");
        assertThat(car.says("get_zipcode_based_on_city(['x'])"))
                .isEqualTo("{\"zipcode\": \"00000\"}");
        assertThat(car.cause("get_zipcode_based_on_city('Oslo')")).isEqualTo("ZIPCODE_UNKNOWN");
        assertThat(car.says(car.next("get_zipcode_based_on_city('san francisco')")))
                .isEqualTo("{\"zipcode\": \"94016\"}");
    }

    @Test
    void feasibility_twentyMilesAGallon_reachesTheRange() {
        assertThat(car.says("estimate_drive_feasibility_by_mileage(200)"))
                .isEqualTo("{\"canDrive\": true}");
        assertThat(car.says("estimate_drive_feasibility_by_mileage(200.1)"))
                .isEqualTo("{\"canDrive\": false}");
        assertThat(car.hint("estimate_drive_feasibility_by_mileage(201)").text())
                .contains("fillFuelTank");
        assertThat(car.says("estimate_drive_feasibility_by_mileage('far')"))
                .isEqualTo(
                        "Error during execution: '<' not supported between instances of 'float' and"
                                + " 'str'");
    }

    @Test
    void conversions_multiply() {
        assertThat(car.says("liter_to_gallon(20.0)")).isEqualTo("{\"gallon\": 5.283440000000001}");
        assertThat(car.says("gallon_to_liter(10)")).isEqualTo("{\"liter\": 37.8541}");
    }

    @Test
    void navigation_anyDestination_isStoredBeforeItIsPrinted() {
        assertThat(car.says("set_navigation('Dover')"))
                .isEqualTo("{\"status\": \"Navigating to Dover\"}");
        assertThat(car.says("set_navigation(-7)"))
                .isEqualTo("Error during execution: can only concatenate str (not \"int\") to str");
        assertThat(car.attribute("destination")).hasToString("-7");
    }

    @Test
    void tireShop_isFixed() {
        assertThat(car.says("find_nearest_tire_shop()"))
                .isEqualTo("{\"shopLocation\": \"456 Oakwood Avenue, Rivermist, 83214\"}");
    }

    private static String distance(String one, String other) {
        return "estimate_distance(cityA='" + one + "', cityB='" + other + "')";
    }
}
