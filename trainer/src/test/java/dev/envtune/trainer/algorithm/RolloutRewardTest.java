package dev.envtune.trainer.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Rewards;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.Verdict;
import dev.envtune.trainer.config.RunConfig.Reward;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RolloutRewardTest {
    @Test
    void of_eachReward_takesWhatTheStageAsksFor() {
        var score = score(1, 0, 1);
        assertThat(RolloutReward.of(Reward.FORMAT, score)).isEqualTo(1.25);
        assertThat(RolloutReward.of(Reward.PROGRESS, score)).isEqualTo(2 / 3.0);
        assertThat(RolloutReward.of(Reward.BINARY, score)).isEqualTo(0);
    }

    @Test
    void of_binary_onlyWhereEveryTurnWasReachedAndScored() {
        assertThat(RolloutReward.of(Reward.BINARY, score(1, 1))).isEqualTo(1);
        assertThat(RolloutReward.of(Reward.BINARY, score(1, null))).isEqualTo(0);
    }

    private static ScoreView score(@Nullable Integer... turns) {
        List<@Nullable Integer> scores = Arrays.asList(turns);
        var rewards = new Rewards(2 / 3.0, 0.5, 0.75, true);
        return new ScoreView("s", scores, rewards, 0.5, 0, Verdict.VALID, true);
    }
}
