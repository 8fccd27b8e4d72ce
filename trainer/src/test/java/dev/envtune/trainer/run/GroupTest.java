package dev.envtune.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.ObservationKind;
import dev.envtune.contract.Rewards;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.StepResponse;
import dev.envtune.contract.Trajectory;
import dev.envtune.contract.Trajectory.Exchange;
import dev.envtune.contract.Trajectory.Sampled;
import dev.envtune.contract.Verdict;
import dev.envtune.trainer.config.ConfigReader;
import dev.envtune.trainer.config.RunConfig;
import dev.envtune.trainer.ledger.LedgerRow;
import dev.envtune.trainer.ledger.LedgerRow.State;
import dev.envtune.trainer.ledger.RolloutKey;
import dev.envtune.trainer.run.Group.Member;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupTest {
    @Test
    void of_outcomeCredit_allMessagesShareTheAdvantage() {
        var groups = groups(RunConfig.Credit.OUTCOME, row("a", 0, 1, 1), row("a", 1, 0, 1));

        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().members())
                .extracting(Member::reward)
                .containsExactly(1.0, 0.5);
        var advantages = groups.getFirst().members().getFirst().advantages();
        assertThat(advantages).hasSize(2);
        assertThat(advantages[0]).isEqualTo(advantages[1]).isCloseTo(0.7071, within(1e-4));
    }

    /// algorithm.md 2.2, Test G.
    @Test
    void of_turnCredit_eachMessageGetsItsTurns() {
        var groups =
                groups(
                        RunConfig.Credit.TURN,
                        row("a", 0, 1, 0, 1),
                        row("a", 1, 1, 1, 1),
                        row("a", 2, 0, 0, 1));

        var members = groups.getFirst().members();
        assertThat(members.get(0).advantages())
                .containsExactly(new double[] {0, -1 / 9.0, 0}, within(1e-12));
        assertThat(members.get(1).advantages())
                .containsExactly(new double[] {1 / 3.0, 2 / 9.0, 0}, within(1e-12));
        assertThat(members.get(2).advantages())
                .containsExactly(new double[] {-1 / 3.0, -1 / 9.0, 0}, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(RunConfig.Credit.class)
    void of_equalRewards_isEvenWithExactZeros(RunConfig.Credit credit) {
        var group = groups(credit, row("a", 0, 1, 0), row("a", 1, 1, 0)).getFirst();

        assertThat(group.even()).isTrue();
        assertThat(group.members())
                .allSatisfy(member -> assertThat(member.advantages()).containsOnly(0.0));
    }

    @Test
    void of_fewerThanTwoFinished_isLeftOut() {
        var dropped =
                new LedgerRow(new RolloutKey(1, 1, "b", 1), State.DROPPED, 0, 1, null, "deadline");

        var groups =
                groups(
                        RunConfig.Credit.OUTCOME,
                        row("b", 0, 1),
                        dropped,
                        row("a", 0, 1),
                        row("a", 1, 0));

        assertThat(groups).extracting(Group::task).containsExactly("a");
    }

    private static List<Group> groups(RunConfig.Credit credit, LedgerRow... rows) {
        var settings =
                List.of("algorithm.credit=" + credit.name().toLowerCase(java.util.Locale.ROOT));
        var config = ConfigReader.read("demo", null, settings);
        return Group.of(List.of(rows), RunConfig.Reward.PROGRESS, config.algorithm());
    }

    /// A rollout that answers in each turn.
    private static LedgerRow row(String task, int index, Integer... turnScores) {
        var messages = new ArrayList<Sampled>();
        var exchanges = new ArrayList<Exchange>();
        for (int turn = 0; turn < turnScores.length; turn++) {
            messages.add(new Sampled(1 + turn, new float[] {-1}));
            var response =
                    new StepResponse(
                            turn,
                            turn,
                            ObservationKind.NEXT_TURN,
                            turnScores[turn],
                            List.of(),
                            List.of(),
                            List.of(),
                            false,
                            null);
            exchanges.add(new Exchange("answer", response));
        }
        double progress =
                List.of(turnScores).stream().mapToInt(score -> score).average().orElseThrow();
        var trajectory =
                new Trajectory(
                        "session",
                        task,
                        Category.BASE,
                        Feedback.STANDARD,
                        0,
                        1,
                        new int[1 + turnScores.length],
                        messages,
                        List.of(turnScores),
                        new ScoreView(
                                "session",
                                List.of(turnScores),
                                new Rewards(progress, 1, 0, false),
                                progress,
                                0,
                                Verdict.VALID,
                                true),
                        false,
                        exchanges);
        return new LedgerRow(new RolloutKey(1, 1, task, index), State.DONE, 0, 1, trajectory, null);
    }
}
