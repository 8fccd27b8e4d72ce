package dev.envtune.trainer.algorithm;

import dev.envtune.contract.ScoreView;
import dev.envtune.trainer.config.RunConfig.Reward;

/// What a rollout earns. The environment counts codes and turns, by the session's own scoring (`FULL`
/// divides progress by all turns of the task, `RELEASED` by those reached); a stage only chooses.
public final class RolloutReward {
    private RolloutReward() {}

    /// @return in [0, 2] for `FORMAT`, in [0, 1] for `PROGRESS`, 0 or 1 for `BINARY`
    public static double of(Reward reward, ScoreView score) {
        return switch (reward) {
            case FORMAT -> score.rewards().formatReward();
            case PROGRESS -> score.rewards().progress();
            case BINARY -> won(score) ? 1 : 0;
        };
    }

    /// Whether every turn of the task was reached and scored.
    private static boolean won(ScoreView score) {
        return score.turnScores().stream().allMatch(turn -> turn != null && turn == 1);
    }
}
