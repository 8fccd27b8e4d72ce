package dev.envtune.worker.bootstrap;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.PromptStyle;
import dev.envtune.policy.text.Tokenizer;
import dev.envtune.worker.Samples;
import dev.envtune.worker.prompt.Prompt;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonTest {
    private static Tokenizer tokenizer;
    private static Prompt prompt;

    @BeforeAll
    static void open(@TempDir Path folder) {
        tokenizer = Samples.tokenizer(folder);
        prompt = new Prompt(tokenizer, PromptStyle.COMPACT);
    }

    @Test
    void of_demonstration_messagesAreWhatThePolicySays() {
        var lesson = requireNonNull(Lesson.of(Samples.demonstration(), prompt, 2048));

        assertThat(lesson.messages())
                .extracting(
                        said ->
                                tokenizer.decode(
                                        Arrays.copyOfRange(lesson.ids(), said.from(), said.to())))
                .containsExactly(Samples.CALL + "<|im_end|>", Samples.ANSWER + "<|im_end|>");
        assertThat(lesson.messages()).extracting(Lesson.Said::arguments).isEqualTo(List.of(2, -1));
    }

    @Test
    void row_tokens_countFullyWhereThePolicySpeaksAndMoreWhereItDecides() {
        var lesson = requireNonNull(Lesson.of(Samples.demonstration(), prompt, 2048));
        var weights = lesson.row().weights();

        var call = lesson.messages().get(0);
        assertThat(Arrays.copyOfRange(weights, call.from(), call.from() + 9))
                .containsExactly(1, 3, 1, 1, 1, 1, 1, 3, 1);
        assertThat(Arrays.copyOfRange(weights, call.from() + 8, call.to())).containsOnly(1f);
        var answer = lesson.messages().get(1);
        assertThat(Arrays.copyOfRange(weights, answer.from(), answer.to()))
                .startsWith(1, 3, 1)
                .containsOnly(1f, 3f);
        assertThat(weights[call.from() - 1]).isEqualTo(0.15f);
    }

    @Test
    void of_demonstrationLongerThanTheWindow_isLeftOut() {
        assertThat(Lesson.of(Samples.demonstration(), prompt, 20)).isNull();
    }
}
