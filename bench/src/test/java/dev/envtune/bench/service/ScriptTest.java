package dev.envtune.bench.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.CallRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ScriptTest {
    @Test
    void of_asManyStepsAsWanted_isOneCallAStepAndAnswers() {
        assertThat(plan(List.of(calls("a", "b"), calls(), calls("c")), 6)).isEqualTo("a b . . c .");
    }

    @Test
    void of_fewerStepsThanWanted_repeatsCallsWithinTheirTurn() {
        assertThat(plan(List.of(calls("a", "b"), calls(), calls("c")), 9))
                .isEqualTo("a b a b . . c c .");
    }

    @Test
    void of_moreStepsThanWanted_isLeftBeforeItsEnd() {
        assertThat(plan(List.of(calls("a", "b"), calls("c")), 2)).isEqualTo("a b");
    }

    @Test
    void of_moreCallsThanVisibleSteps_sendsTheRestAtOnce() {
        assertThat(plan(List.of(calls("a", "b", "c", "d", "e", "f", "g")), 6))
                .isEqualTo("a b c d efg .");
    }

    @Test
    void of_moreStepsThanTheTaskCanHave_isNone() {
        assertThat(Script.of("s", "t", List.of(calls("a"), calls()), 7)).isNotNull();
        assertThat(Script.of("s", "t", List.of(calls("a"), calls()), 8)).isNull();
    }

    @Test
    void of_steps_areNumberedAndKnowWhetherTheyExecute() {
        var steps = script(List.of(calls("a")), 2).steps();
        assertThat(new String(steps.getFirst().body(), UTF_8))
                .isEqualTo(
                        "{\"step\":0,\"text\":null,\"calls\":[{\"id\":\"c\",\"name\":\"a\","
                                + "\"arguments\":{}}]}");
        assertThat(steps.getFirst().executes()).isTrue();
        assertThat(new String(steps.getLast().body(), UTF_8))
                .isEqualTo("{\"step\":1,\"text\":null,\"calls\":[]}");
        assertThat(steps.getLast().executes()).isFalse();
    }

    private static List<CallRequest> calls(String... names) {
        return Arrays.stream(names)
                .map(name -> new CallRequest("c", name, java.util.Map.of()))
                .toList();
    }

    private static Script script(List<List<CallRequest>> turns, int length) {
        return Objects.requireNonNull(Script.of("s", "t", turns, length));
    }

    /// The names of the calls of each step; a dot for an answer.
    private static String plan(List<List<CallRequest>> turns, int length) {
        return script(turns, length).steps().stream()
                .map(
                        step -> {
                            var names = new StringBuilder();
                            JsonMapper.shared()
                                    .readTree(step.body())
                                    .path("calls")
                                    .forEach(call -> names.append(call.path("name").asString()));
                            return names.isEmpty() ? "." : names.toString();
                        })
                .collect(Collectors.joining(" "));
    }
}
