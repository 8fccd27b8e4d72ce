package dev.envtune.worker.rollout;

import dev.envtune.contract.Demonstration;
import dev.envtune.worker.prompt.Prompt;
import java.util.List;

/// Which tasks fit a policy's context window: those whose ground truth alone does, played from the first
/// prompt to the last answer.
public final class WindowFit {
    private final Prompt prompt;
    private final int window;

    /// @param tokens of the whole episode
    public record Fit(String task, int tokens, boolean fits) {}

    /// @param window tokens that a sequence may have
    public WindowFit(Prompt prompt, int window) {
        this.prompt = prompt;
        this.window = window;
    }

    /// @param groundTruths the ground truth of each task, played
    /// @return in their order
    public List<Fit> of(List<Demonstration> groundTruths) {
        return groundTruths.parallelStream().map(this::of).toList();
    }

    private Fit of(Demonstration groundTruth) {
        int tokens = prompt.opening(groundTruth.opening()).length;
        for (var step : groundTruth.steps()) {
            tokens += prompt.message(step.text()).length;
            if (!step.response().terminated()) {
                tokens += prompt.observation(step.response(), true).length;
            }
        }
        return new Fit(groundTruth.opening().task(), tokens, tokens <= window);
    }
}
