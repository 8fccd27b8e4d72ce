package dev.envtune.worker.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.worker.completion.MessagePart.Call;
import dev.envtune.worker.completion.MessagePart.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolCallTextTest {
    private static final Call COPY = new Call("cp", "{\"source\":\"a\",\"n\":1}");
    private static final Call LIST = new Call("ls", "{}");

    @Test
    void tags_ofOneObjectEach_asQwenWritesThem() {
        assertThat(
                        read(
                                """
                                I copy.
                                <tool_call>
                                {"name": "cp", "arguments": {"source": "a", "n": 1}}
                                </tool_call>
                                <tool_call>
                                {"name": "ls", "arguments": {}}
                                </tool_call>
                                """))
                .containsExactly(new Text("I copy."), COPY, LIST);
    }

    @Test
    void tags_ofAList_asTheCompactStyleWritesThem() {
        assertThat(
                        read(
                                "<think>call</think><tool_call>[{\"name\": \"cp\", \"arguments\":"
                                        + " {\"source\": \"a\", \"n\": 1}}, {\"name\": \"ls\","
                                        + " \"arguments\": {}}]</tool_call>"))
                .containsExactly(new Text("<think>call</think>"), COPY, LIST);
    }

    @Test
    void tags_ofPythonCalls() {
        assertThat(read("<tool_call>[cp(source='a', n=1), ls()]</tool_call>"))
                .containsExactly(COPY, LIST);
        assertThat(
                        read(
                                "<tool_call>f.g(x=[1, -2.5, (True, None)], y={'k': \"it's"
                                        + " \\u00e9\\n"
                                        + "\"})</tool_call>"))
                .containsExactly(
                        new Call(
                                "f.g", "{\"x\":[1,-2.5,[true,null]],\"y\":{\"k\":\"it's é\\n\"}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"cp\", \"parameters\": {\"source\": \"a\", \"n\": 1}}; {\"name\":"
                        + " \"ls\", \"parameters\": {}}",
                "<|python_tag|>{\"name\": \"cp\", \"parameters\": {\"source\": \"a\", \"n\": 1}}\n"
                        + "{\"name\": \"ls\", \"parameters\": {}}",
                " {\"name\": \"cp\", \"arguments\": \"{\\\"source\\\": \\\"a\\\", \\\"n\\\":"
                        + " 1}\"}{\"name\": \"ls\", \"arguments\": {}}"
            })
    void json_andNothingElse_asLlamaWritesIt(String message) {
        assertThat(read(message)).containsExactly(COPY, LIST);
    }

    @Test
    void tag_withoutItsEnd_isACallIfItCanBeRead() {
        assertThat(read("<tool_call>{\"name\": \"ls\", \"arguments\": {}}")).containsExactly(LIST);
        assertThat(read("<tool_call>{\"name\": \"ls\", \"argu"))
                .containsExactly(new Text("<tool_call>{\"name\": \"ls\", \"argu"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain words, <b>tags</b> and a < b ",
                "  \n",
                "{\"city\": \"Rome\"}",
                "{not json",
                "<|python",
                "<tool_call>nonsense</tool_call> after",
                "<tool_call>{\"name\": 5, \"arguments\": {}}</tool_call>",
                "<tool_call>[{\"name\": \"a\", \"arguments\": []}]</tool_call>",
                "<tool_call>f('positional')</tool_call>",
                "<tool_call>f(x=__import__('os'))</tool_call>",
                "<tool_call>f(x='open)</tool_call>",
                "<tool_call></tool_call>",
                "<answer>[1, 2]</answer>"
            })
    void whatIsNoCall_staysText(String message) {
        assertThat(read(message)).containsExactly(new Text(message));
    }

    @Test
    void deeplyNested_isNoCall() {
        var json = "{\"name\": \"f\", \"arguments\": {\"x\": " + "[".repeat(5_000);
        assertThat(read("<tool_call>" + json)).containsExactly(new Text("<tool_call>" + json));
        var python = "f(x=" + "[".repeat(5_000) + "]".repeat(5_000) + ")";
        assertThat(read("<tool_call>" + python)).containsExactly(new Text("<tool_call>" + python));
    }

    @Test
    void add_callIsGivenWhenWhole_textBeforeAtOnce() {
        var text = new ToolCallText();

        assertThat(text.add("a b ")).containsExactly(new Text("a b"));
        assertThat(text.add("c<tool")).containsExactly(new Text(" c"));
        assertThat(text.add("_call>ls(")).isEmpty();
        assertThat(text.add(")</tool_call>")).containsExactly(LIST);
        assertThat(text.add("\n")).isEmpty();
        assertThat(text.finish()).isEmpty();
    }

    /// The parts, texts joined; the same whether the message comes whole or by characters.
    private static List<MessagePart> read(String message) {
        var whole = new ToolCallText();
        var parts = new ArrayList<>(whole.add(message));
        parts.addAll(whole.finish());

        var slow = new ToolCallText();
        var slowly = new ArrayList<MessagePart>();
        message.chars().forEach(c -> slowly.addAll(slow.add(String.valueOf((char) c))));
        slowly.addAll(slow.finish());

        assertThat(joined(slowly)).isEqualTo(joined(parts));
        return joined(parts);
    }

    private static List<MessagePart> joined(List<MessagePart> parts) {
        var joined = new ArrayList<MessagePart>();
        for (var part : parts) {
            if (part instanceof Text(var more)
                    && !joined.isEmpty()
                    && joined.getLast() instanceof Text(var before)) {
                joined.set(joined.size() - 1, new Text(before + more));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }
}
