package dev.envtune.env.sandbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.envtune.env.sandbox.call.CallParser;
import dev.envtune.env.sandbox.call.PromptingDecoder;
import dev.envtune.env.sandbox.call.SyntaxProblem;
import dev.envtune.env.sandbox.call.ToolCall;

/// A target of the coverage-guided fuzzer: the text of Python calls.
public final class CallTextFuzz {
    /// What a call may be written in beside its source: computed arguments, escapes, integers in full.
    private static final int MOST_CHARACTERS = 1 << 20;

    private CallTextFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        var text = data.consumeRemainingAsString();
        var written =
                switch (CallParser.parse(text)) {
                    case ToolCall call -> call.text();
                    case SyntaxProblem problem -> problem.text();
                };
        assertThat(written).hasSizeLessThanOrEqualTo(MOST_CHARACTERS);
        PromptingDecoder.decode(text);
    }
}
