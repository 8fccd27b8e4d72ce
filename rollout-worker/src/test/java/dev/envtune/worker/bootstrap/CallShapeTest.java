package dev.envtune.worker.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.worker.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallShapeTest {
    @Test
    void arguments_oneCall_areCounted() {
        assertThat(CallShape.arguments(Samples.CALL)).isEqualTo(2);
        assertThat(
                        CallShape.arguments(
                                "<tool_call>[{\"name\": \"ls\", \"arguments\": {}}]</tool_call>"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Samples.ANSWER,
                "",
                "</tool_call><tool_call>",
                "<tool_call>[</tool_call>",
                "<tool_call>[]</tool_call>",
                "<tool_call>[{\"name\": \"a\"}, {\"name\": \"b\"}]</tool_call>"
            })
    void arguments_notOneCall_minusOne(String text) {
        assertThat(CallShape.arguments(text)).isEqualTo(-1);
    }
}
