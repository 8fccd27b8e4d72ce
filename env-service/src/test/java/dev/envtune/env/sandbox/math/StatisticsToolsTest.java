package dev.envtune.env.sandbox.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsToolsTest {
    private static final String NO_NUMBERS =
            "{\"error\": \"All elements in the list must be numbers\"}";

    private final Play math = Play.of("MathAPI", "{}");

    @ParameterizedTest
    @CsvSource({
        "'mean([37])', 37.0",
        "'mean([100, 95, 85, 90, 88, 92])', 91.66666666666667",
        "'mean({1: ''x'', 2: ''y''})', 1.5",
        "'sum_values([3, 16, 60])', 79",
        "'sum_values([1, True, 0.5])', 2.5",
        "'sum_values([10**20, 1])', 100000000000000000001",
        "'min_value([3, 1.0, 1])', 1.0",
        "'max_value([3, 4, 4.0])', 4",
        "'standard_deviation([37])', 0.0"
    })
    void statistics_numbers_areCalculated(String call, String result) {
        assertThat(math.says(call)).isEqualTo("{\"result\": " + result + "}");
    }

    @Test
    void sums_floats_goLeftToRightWithoutCompensation() {
        assertThat(math.says("sum_values([0.1] * 10)"))
                .isEqualTo("{\"result\": 0.9999999999999999}");
        assertThat(math.says("standard_deviation([100, 95, 85, 90, 88, 92])"))
                .isEqualTo("{\"result\": 4.85340659285368}");
    }

    @ParameterizedTest
    @CsvSource({
        "mean, Cannot calculate mean of an empty list",
        "standard_deviation, Cannot calculate standard deviation of an empty list",
        "min_value, Cannot find minimum of an empty list",
        "max_value, Cannot find maximum of an empty list",
        "sum_values, Cannot calculate sum of an empty list"
    })
    void statistics_nothing_isRefused(String tool, String text) {
        for (var nothing : new String[] {"[]", "None", "0", "''", "{}"}) {
            assertThat(math.says(tool + "(" + nothing + ")"))
                    .isEqualTo("{\"error\": \"" + text + "\"}");
        }
        assertThat(math.cause(tool + "([])")).isEqualTo("LIST_EMPTY");
        assertThat(math.cause(tool + "(None)")).isEqualTo("LIST_ABSENT");
    }

    @ParameterizedTest
    @CsvSource({
        "'''[1, 2]''', LIST_AS_TEXT, 'mean(numbers=[1, 2])'",
        "'''1, 2.5''', LIST_AS_TEXT, 'mean(numbers=[1, 2.5])'",
        "'[1, ''2'']', ITEMS_AS_TEXT, 'mean(numbers=[1, 2])'"
    })
    void mean_repairable_nextActionWorks(String numbers, String cause, String next) {
        var call = "mean(numbers=" + numbers + ")";

        assertThat(math.says(call)).isEqualTo(NO_NUMBERS);
        assertThat(math.cause(call)).isEqualTo(cause);
        assertThat(math.next(call)).isEqualTo(next);
        assertThat(math.says(next)).startsWith("{\"result\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'[1, None, ''x'']', ITEM_NO_NUMBER",
        "'[[1, 2]]', ITEM_NO_NUMBER",
        "'{''k'': ''v''}', OBJECT_FOR_LIST",
        "'''..''', LIST_AS_TEXT",
        "5, NUMBER_FOR_LIST"
    })
    void mean_notRepairable_tellsTheCausesApart(String numbers, String cause) {
        assertThat(math.says("mean(" + numbers + ")")).isEqualTo(NO_NUMBERS);
        assertThat(math.cause("mean(" + numbers + ")")).isEqualTo(cause);
        assertThat(math.hint("mean(" + numbers + ")").next()).isNull();
    }

    @Test
    void mean_wrongItem_hintPointsAtIt() {
        assertThat(math.hint("mean([1, 2, None])").text()).contains("Item 3 of numbers", "None");
    }

    @Test
    void extremes_texts_areComparedAsTextAndSaySo() {
        assertThat(math.says("max_value(['9', '10'])")).isEqualTo("{\"result\": \"9\"}");
        assertThat(math.cause("max_value(['9', '10'])")).isEqualTo("COMPARED_AS_TEXT");
        assertThat(math.next("max_value(['9', '10'])")).isEqualTo("max_value([9, 10])");
        assertThat(math.says("min_value('hello')")).isEqualTo("{\"result\": \"e\"}");
        assertThat(math.says("min_value([1, 'x'])")).isEqualTo(NO_NUMBERS);
        assertThat(math.cause("max_value([9, 10])")).isEmpty();
    }

    @Test
    void deviation_hugeNumbers_raisesAsPython() {
        assertThat(math.says("standard_deviation([1e300, -1e300])"))
                .isEqualTo("Error during execution: (34, 'Numerical result out of range')");
        assertThat(math.says("mean([10**400])"))
                .isEqualTo("Error during execution: integer division result too large for a float");
    }

    @Test
    void deviation_oneItem_isCheckedLikeAllOthers() {
        assertThat(math.says("standard_deviation(['x'])")).isEqualTo(NO_NUMBERS);
        assertThat(math.says("sum_values(['x'])")).isEqualTo(NO_NUMBERS);
    }
}
