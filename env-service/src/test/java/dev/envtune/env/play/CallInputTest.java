package dev.envtune.env.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.CallRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CallInputTest {
    @Test
    void parse_pythonCall_keepsIntsAndFloatsApart() {
        assertThat(calls("f(a=1, b=1.0, c='x', d=True, e=None, g=[1, {'k': -2}])"))
                .containsExactly(
                        new CallRequest(
                                null,
                                "f",
                                "{\"a\": 1, \"b\": 1.0, \"c\": \"x\", \"d\": true, \"e\": null,"
                                        + " \"g\": [1, {\"k\": -2}]}"));
    }

    @Test
    void parse_severalCalls_keepsTheirOrder() {
        assertThat(calls("lockDoors(unlock=False, door=[]); check_tire_pressure()"))
                .extracting(CallRequest::name)
                .containsExactly("lockDoors", "check_tire_pressure");
        assertThat(calls("[b(), a()]")).extracting(CallRequest::name).containsExactly("b", "a");
    }

    @Test
    void parse_positionalArguments_getTheirNames() {
        assertThat(calls("estimate_distance('83214', cityB='74532')"))
                .containsExactly(
                        new CallRequest(
                                null,
                                "estimate_distance",
                                "{\"cityA\": \"83214\", \"cityB\": \"74532\"}"));
    }

    @Test
    void parse_json_isSentAsItIs() {
        var json = "{\"name\": \"f\", \"arguments\": {\"a\": 1.0}}";
        assertThat(calls(json))
                .containsExactly(
                        new CallRequest(null, "f", JsonMapper.shared().readTree("{\"a\": 1.0}")));
        assertThat(calls("[" + json + ", {\"name\": \"g\"}]"))
                .extracting(CallRequest::name)
                .containsExactly("f", "g");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\": \"f\",            | no JSON",
                "{\"arguments\": {}}          | without a \"name\"",
                "f(a=1; g()                   | nothing closes this '('",
                "f(a=)                        | syntax",
                "hello there                  | syntax",
                "f(1)                         | no tool f",
                "get_current_speed(1)         | takes 0 arguments, not 1",
                "estimate_distance('1', cityA='2') | cityA is given twice",
            })
    void parse_unreadable_saysWhyAndWhatToWrite(String text, String problem) {
        assertThat(CallInput.parse(text))
                .isInstanceOfSatisfying(
                        CallInput.Unreadable.class,
                        unreadable -> {
                            assertThat(unreadable.problem()).contains(problem);
                            assertThat(unreadable.nextStep()).isNotBlank();
                        });
    }

    private static List<CallRequest> calls(String text) {
        return CallInput.parse(text) instanceof CallInput.Calls(var requests)
                ? requests
                : List.of();
    }
}
