package dev.envtune.trainer.metrics;

import dev.envtune.contract.Category;
import java.time.Instant;
import java.util.List;

/// One greedy validation: a line of `validations.jsonl`.
///
/// @param update after which it took place; 0 before any
/// @param stage whose reward is taken, from 1
/// @param moment of the stage
/// @param episodes one a held-out task, in the order of the tasks
public record ValidationMetrics(
        int update,
        int stage,
        String stageName,
        Moment moment,
        Instant time,
        List<Episode> episodes,
        double seconds) {
    public ValidationMetrics {
        episodes = List.copyOf(episodes);
    }

    public enum Moment {
        BEFORE,
        DURING,
        AFTER
    }

    /// How one held-out task went.
    ///
    /// @param reward the stage's own
    /// @param baseline turn score of always answering
    public record Episode(
            String task,
            Category category,
            double reward,
            double turnScore,
            double groundTruthTurns,
            double baseline,
            boolean valid,
            int messages,
            int calls,
            int turns,
            boolean truncated) {}
}
