package dev.envtune.env.sandbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.StepRequest;
import dev.envtune.env.sandbox.call.FunctionCallingDecoder;
import dev.envtune.env.session.CallListener;
import dev.envtune.env.session.Episode;
import dev.envtune.env.session.PlayableTask;

/// A target of the coverage-guided fuzzer: a message in the think/tool_call/answer protocol.
public final class MessageFuzz {
    private static final PlayableTask TASK = SeededFuzzTest.tasks().findFirst().orElseThrow();

    /// Of all results, and the last one beyond the limit with its words.
    private static final int MOST_CHARACTERS = 3 * Episode.MOST_RESULT_CHARACTERS;

    private MessageFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        var scoring = data.consumeBoolean() ? Scoring.FULL : Scoring.RELEASED;
        var text = data.consumeRemainingAsString();
        FunctionCallingDecoder.decodeTagged(text);
        var options = new Episode.Options(Feedback.AUGMENTED, scoring, SeededFuzzTest.CREATED);
        var response =
                new Episode(TASK, options, CallListener.NONE).step(StepRequest.text(0, text));
        assertThat(response.results().stream().mapToInt(result -> result.result().length()).sum())
                .isLessThanOrEqualTo(MOST_CHARACTERS);
    }
}
