package dev.envtune.env.sandbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.envtune.contract.Feedback;
import dev.envtune.env.feedback.Offer;
import dev.envtune.env.feedback.StandardWording;
import dev.envtune.env.feedback.Voice;
import dev.envtune.env.sandbox.ToolSpec;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Value;
import dev.envtune.env.session.PlayableTask;
import java.util.LinkedHashMap;
import java.util.List;

/// A target of the coverage-guided fuzzer: a few calls of any tools with any arguments, in a fresh
/// session of a domain, which may have played its first turn.
public final class ToolFuzz {
    private static final int MOST_CALLS = 4;
    private static final List<PlayableTask> TASKS = SeededFuzzTest.tasks().toList();
    private static final Voice VOICE = Voice.of(Feedback.AUGMENTED);

    private ToolFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        var task = data.pickValue(TASKS);
        var toolbox = new Toolbox(task.setup(), SeededFuzzTest.CREATED);
        if (data.consumeBoolean()) {
            task.groundTruth().getFirst().forEach(toolbox::execute);
        }
        var offer = new Offer(task.offered(0));
        for (int i = 0; i < MOST_CALLS && data.remainingBytes() > 0; i++) {
            var tool = tool(data, task);
            var voiced = VOICE.say(toolbox.execute(call(data, tool)), offer);
            assertThat(voiced.standard())
                    .as("result of %s", tool)
                    .hasSizeLessThanOrEqualTo(StandardWording.MOST_CHARACTERS);
            assertThat(voiced.shown())
                    .as("result of %s with its hint", tool)
                    .hasSizeLessThanOrEqualTo(StandardWording.MOST_CHARACTERS + Voice.MOST_ADDED);
        }
    }

    private static ToolSpec tool(FuzzedDataProvider data, PlayableTask task) {
        var domains = task.setup().domains();
        var tools = data.pickValue(domains).tools().values();
        return data.pickValue(List.copyOf(tools));
    }

    private static ToolCall call(FuzzedDataProvider data, ToolSpec tool) {
        var values = new FuzzedValues(data);
        var named = new LinkedHashMap<String, Value>();
        for (var param : tool.params()) {
            if (data.consumeBoolean()) {
                named.put(param.name(), values.next(param));
            }
        }
        return new ToolCall(tool.name(), List.of(), named);
    }
}
