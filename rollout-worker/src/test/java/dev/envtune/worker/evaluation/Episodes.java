package dev.envtune.worker.evaluation;

import dev.envtune.contract.Category;
import dev.envtune.contract.Rewards;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.Verdict;
import java.util.List;

/// Episodes of one turn with a call and an answer.
final class Episodes {
    private Episodes() {}

    static PlayedEpisode episode(Category category, int scenario, int sample, double score) {
        return new PlayedEpisode(
                "multi_turn_%s_%d".formatted(category.label(), scenario),
                category,
                scenario,
                sample,
                new ScoreView(
                        "s",
                        List.of(score == 1 ? 1 : 0),
                        new Rewards(score, 1, 1, true),
                        score,
                        0.25,
                        score == 1
                                ? Verdict.VALID
                                : new Verdict(false, "multi_turn:instance_state_mismatch", 0),
                        true),
                List.of(-1, 1),
                false,
                10,
                List.of(List.of("[a(b=1)]", "Says: done")));
    }
}
