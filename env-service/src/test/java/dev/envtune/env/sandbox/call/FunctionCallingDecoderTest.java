package dev.envtune.env.sandbox.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.call.Decoded.Calls;
import dev.envtune.env.sandbox.call.Decoded.Undecodable;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.ListValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionCallingDecoderTest {
    @Test
    void decode_objects_writeValuesAsTheyAre() {
        assertThat(
                        decode(
                                """
                                [{"f": {"a": {}, "b": {"c": {"d": -1}}}},
                                 {"g": "{\\"x\\": [true]}"}, {"h": {}}]"""))
                .isEqualTo(new Calls(List.of("f(a={},b={'c': {'d': -1}})", "g(x=[True])", "h()")));
    }

    @Test
    void decode_argumentsThatAreNoObject_areUndecodable() {
        assertThat(decode("[{\"f\": [1]}]")).isInstanceOf(Undecodable.class);
        assertThat(decode("[{\"f\": \"no json\"}]")).isInstanceOf(Undecodable.class);
        assertThat(decode("[\"f\"]")).isInstanceOf(Undecodable.class);
    }

    @Test
    void decodeTagged_bodiesOnTheirOwnLines_areRead() {
        assertThat(
                        FunctionCallingDecoder.decodeTagged(
                                """
                                I look around.
                                <tool_call>
                                {"name": "ls", "arguments": {"a": true}}
                                </tool_call>
                                <tool_call>
                                {"name": broken
                                </tool_call>
                                <tool_call>{"name": "pwd", "arguments": {}}</tool_call>
                                <tool_call>
                                {"name": "cd", "arguments": "{\\"folder\\": \\"x\\"}"}
                                </tool_call>"""))
                .isEqualTo(new Calls(List.of("ls(a=True)", "cd(folder='x')")));
    }

    @Test
    void decodeTagged_noBody_isNoCalls() {
        assertThat(FunctionCallingDecoder.decodeTagged("Done. <tool_call>\n"))
                .isEqualTo(new Calls(List.of()));
    }

    private static Decoded decode(String json) {
        return FunctionCallingDecoder.decode(((ListValue) JsonValues.parse(json)).items());
    }
}
