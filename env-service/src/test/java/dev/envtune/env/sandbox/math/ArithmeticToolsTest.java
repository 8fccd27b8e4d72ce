package dev.envtune.env.sandbox.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.HintKind;
import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArithmeticToolsTest {
    private static final String BOTH = "{\"error\": \"Both inputs must be numbers\"}";
    private static final String ROUNDED =
            "{\"error\": \"First input must be a number, second input must be an integer\"}";
    private static final String ONE = "{\"error\": \"Input must be a number\"}";

    private final Play math = Play.of("MathAPI", "{}");

    @ParameterizedTest
    @CsvSource({
        "'add(2, 3)', 5",
        "'add(0.1, 0.2)', 0.30000000000000004",
        "'add(True, 2)', 3",
        "'add(10**30, 1)', 1000000000000000000000000000001",
        "'subtract(100, 10.0)', 90.0",
        "'multiply(-3.25, 0.0)', -0.0",
        "'multiply(True, 3)', 3",
        "'divide(1, 4)', 0.25",
        "'divide(0.0, -3.25)', -0.0",
        "'percentage(1, 3)', 33.33333333333333",
        "'power(2, 10)', 1024",
        "'power(2, -1)', 0.5",
        "'power(6.0, 0)', 1.0",
        "'absolute_value(-3.25)', 3.25",
        "'absolute_value(-7)', 7",
        "'round_number(2.5)', 2.0",
        "'round_number(100)', 100",
        "'round_number(2.675, 2)', 2.67",
        "'round_number(1234, -2)', 1200",
        "'round_number(1.5, None)', 2"
    })
    void calculation_numbers_keepsPythonsTypes(String call, String result) {
        assertThat(math.says(call)).isEqualTo("{\"result\": " + result + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "subtract", "multiply", "divide", "percentage", "power"})
    void calculation_noNumbers_sharesOneText(String tool) {
        for (var arguments :
                new String[] {"('1', 2)", "(1, '2')", "(None, 2)", "([1], 2)", "({'x': 1}, 2)"}) {
            if (!(tool + arguments).equals("multiply([1], 2)")) {
                assertThat(math.says(tool + arguments)).isEqualTo(BOTH);
            }
        }
        assertThat(math.cause(tool + "('1', 2)")).isEqualTo("NUMBER_AS_TEXT");
        assertThat(math.cause(tool + "('one', 2)")).isEqualTo("NOT_A_NUMBER");
        assertThat(math.cause(tool + "(None, 2)")).isEqualTo("NOT_A_NUMBER");
        assertThat(math.cause(tool + "([1], 2)")).isEqualTo("LIST_FOR_NUMBER");
        assertThat(math.cause(tool + "({'result': 1}, 2)")).isEqualTo("WHOLE_RESULT");
    }

    @Test
    void multiply_textOrList_isNotRepeated() {
        assertThat(math.says("multiply('ab', 2)")).isEqualTo(BOTH);
        assertThat(math.says("multiply([1], 2)")).isEqualTo(BOTH);
    }

    @Test
    void calculation_numbersInOtherForms_nextActionRepairsThem() {
        assertThat(math.next("divide(a='10', b=4)")).isEqualTo("divide(a=10, b=4)");
        assertThat(math.next("divide('1e2', ' 4 ')")).isEqualTo("divide(100.0, 4)");
        assertThat(math.next("percentage({'result': 5}, [20])")).isEqualTo("percentage(5, 20)");
        assertThat(math.next("absolute_value('-3.5')")).isEqualTo("absolute_value(-3.5)");
    }

    @Test
    void calculation_bothWrong_hintNamesBothArguments() {
        var hint = math.hint("percentage('x', None)");

        assertThat(hint.kind()).isEqualTo(HintKind.MULTI_CAUSE);
        assertThat(hint.text()).contains("part must be a number", "whole must be a number");
    }

    @ParameterizedTest
    @CsvSource({"'add(''1'', ''2'')', '\"12\"'", "'add([1], [2])', '[1, 2]'"})
    void add_textsOrLists_joinsThemAndSaysSo(String call, String result) {
        assertThat(math.hints(call).shown()).isEqualTo("{\"result\": " + result + "}");
        assertThat(math.cause(call)).isEqualTo("JOINED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "-0.0", "False"})
    void division_byZero_isRefused(String zero) {
        assertThat(math.says("divide(1, " + zero + ")"))
                .isEqualTo("{\"error\": \"Cannot divide by zero\"}");
        assertThat(math.says("percentage('x', " + zero + ")"))
                .isEqualTo("{\"error\": \"Whole value cannot be zero\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "'power(0, -1)', 0.0 cannot be raised to a negative power, POWER_OF_ZERO",
        "'power(10.0, 400)', '(34, ''Numerical result out of range'')', POWER_TOO_LARGE"
    })
    void power_withoutResult_raisesAsPython(String call, String text, String cause) {
        assertThat(math.says(call)).isEqualTo("Error during execution: " + text);
        assertThat(math.cause(call)).isEqualTo(cause);
    }

    @Test
    void power_tooManyDigits_raisesWithoutCalculating() {
        assertThat(math.says("power(10, 10**10)"))
                .isEqualTo(
                        "Error during execution: Exceeds the limit (4300 digits) for integer string"
                                + " conversion; use sys.set_int_max_str_digits() to increase the"
                                + " limit");
        assertThat(math.cause("power(10, 10**10)")).isEqualTo("POWER_TOO_LARGE");
    }

    @Test
    void power_negativeBaseWithFraction_isComplexAndSaysSo() {
        assertThat(math.says("power(-4, 0.5)")).startsWith("{'result': (").endsWith("+2j)}");
        assertThat(math.cause("power(-4, 0.5)")).isEqualTo("POWER_COMPLEX");
    }

    @Test
    void calculation_integerPastTheRangeOfFloats_raisesAsPython() {
        assertThat(math.says("add(10**400, 0.5)"))
                .isEqualTo("Error during execution: int too large to convert to float");
    }

    @Test
    void oneNumber_noNumber_isRefused() {
        assertThat(math.says("absolute_value('x')")).isEqualTo(ONE);
        assertThat(math.says("round_number('x')")).isEqualTo(ROUNDED);
        assertThat(math.cause("round_number('1.5')")).isEqualTo("NUMBER_AS_TEXT");
        assertThat(math.says("round_number(1.5, 1.0)")).isEqualTo(ROUNDED);
        assertThat(math.cause("round_number(1.5, 1.0)")).isEqualTo("DECIMAL_PLACES");
        assertThat(math.hint("round_number(1.5, 1.0)").text()).contains("decimal_places");
    }
}
