package dev.envtune.env.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Rewards;
import dev.envtune.contract.Scoring;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Rewards from codes: Test F of spec/algorithm.md 1.1.
class TranscriptTest {
    private static final Offset<Double> PRINTED = Offset.offset(5e-8);

    @Test
    void rewards_progress_meanOfTurnScores() {
        var rewards = rewards(Scoring.RELEASED, 3, -1, 1, -1, -2, 0, -1, 1);
        assertThat(rewards.progress()).isEqualTo(2 / 3.0);
    }

    @Test
    void rewards_format_messagesWithoutFormatErrorAndCallsThatRan() {
        var rewards = rewards(Scoring.FULL, 2, -3, -1, -1, -2, 1, -1, 0);
        assertThat(rewards.format()).isCloseTo(0.8571429, PRINTED);
        assertThat(rewards.toolCall()).isEqualTo(0.75);
        assertThat(rewards.formatReward()).isCloseTo(1.6071429, PRINTED);
    }

    @Test
    void rewards_noCalls_earnNothingForFormat() {
        assertThat(rewards(Scoring.FULL, 2, 1, 0).formatReward()).isZero();
    }

    @Test
    void rewards_cutAfterOneTurnOfFour_overTurnsReachedOrAll() {
        assertThat(rewards(Scoring.RELEASED, 4, -1, 1).progress()).isEqualTo(1);
        assertThat(rewards(Scoring.FULL, 4, -1, 1).progress()).isEqualTo(0.25);
    }

    private static Rewards rewards(Scoring scoring, int turns, int... codes) {
        var transcript = new Transcript(turns);
        for (int code : codes) {
            transcript.message(code);
            if (code >= 0) {
                transcript.endTurn(code);
            }
        }
        return transcript.rewards(scoring);
    }
}
