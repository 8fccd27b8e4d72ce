package dev.envtune.worker.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.PromptStyle;
import dev.envtune.worker.Samples;
import dev.envtune.worker.prompt.Prompt;
import dev.envtune.worker.rollout.WindowFit.Fit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowFitTest {
    @Test
    void of_groundTruth_fitsUpToItsLastToken(@TempDir Path folder) {
        var prompt = new Prompt(Samples.tokenizer(folder), PromptStyle.COMPACT);
        var truth = Samples.demonstration();
        int tokens =
                prompt.opening(truth.opening()).length
                        + prompt.message(Samples.CALL).length
                        + prompt.observation(Samples.results("[\"None\"]"), true).length
                        + prompt.message(Samples.ANSWER).length;

        assertThat(new WindowFit(prompt, tokens).of(List.of(truth)))
                .containsExactly(new Fit("t", tokens, true));
        assertThat(new WindowFit(prompt, tokens - 1).of(List.of(truth)))
                .containsExactly(new Fit("t", tokens, false));
    }
}
