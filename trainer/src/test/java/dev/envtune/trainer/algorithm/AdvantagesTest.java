package dev.envtune.trainer.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdvantagesTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    @Test
    void groupRelative_rowsOfTheTable_asPrinted() {
        assertThat(Advantages.groupRelative(1, .5, .5, 0))
                .containsExactly(new double[] {1.2247419, 0, 0, -1.2247419}, within(5e-8));
        assertThat(Advantages.groupRelative(1, 1, 1, 0))
                .containsExactly(new double[] {.499999, .499999, .499999, -1.499997}, within(5e-7));
        assertThat(Advantages.groupRelative(.75, .75, .5, .25))
                .containsExactly(
                        new double[] {.7833462, .7833462, -.2611154, -1.305577}, within(5e-7));
        var sixteen = new double[16];
        Arrays.fill(sixteen, 1);
        sixteen[0] = .8;
        sixteen[15] = 0;
        var expected = new double[16];
        Arrays.fill(expected, .2980186);
        expected[0] = -.4966977;
        expected[15] = -3.6755627;
        assertThat(Advantages.groupRelative(sixteen)).containsExactly(expected, within(5e-8));
    }

    @Test
    void groupRelative_referenceCases_agree() throws Exception {
        var file = Path.of("../../shared/reference/algorithm.json");
        assumeTrue(Files.exists(file), "no " + file);
        var cases = JsonMapper.shared().readTree(Files.readAllBytes(file)).path("advantage");
        assertThat(cases).isNotEmpty();
        for (var sample : cases) {
            assertThat(Advantages.groupRelative(doubles(sample.path("rewards"))))
                    .containsExactly(doubles(sample.path("advantages")), ROUNDING);
        }
    }

    @Test
    void groupRelative_equalRewardsWhoseMeanRounds_exactlyZero() {
        var rewards = new double[12];
        Arrays.fill(rewards, 0.66667);
        assertThat(Advantages.groupRelative(rewards)).containsOnly(0.0);
        rewards[3] = Math.nextUp(rewards[3]);
        assertThat(Advantages.groupRelative(rewards)[3]).isPositive();
    }

    @Test
    void groupRelative_groupOfOne_meanZeroDeviationOne() {
        assertThat(Advantages.groupRelative(0.5)).containsExactly(new double[] {0.5}, within(1e-6));
    }

    @Test
    void groupRelative_rewardThatIsNoNumber_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Advantages.groupRelative(1, Double.NaN))
                .withMessageContaining("NaN");
    }

    @Test
    void turnwise_threeRolloutsOfThreeTurns_returnToGoLessTheTurnsMean() {
        var advantages =
                Advantages.turnwise(List.of(List.of(1, 0, 1), List.of(1, 1, 1), List.of(0, 0, 1)));
        assertThat(advantages[0]).containsExactly(new double[] {0, -1 / 9.0, 0}, ROUNDING);
        assertThat(advantages[1]).containsExactly(new double[] {1 / 3.0, 2 / 9.0, 0}, ROUNDING);
        assertThat(advantages[2]).containsExactly(new double[] {-1 / 3.0, -1 / 9.0, 0}, ROUNDING);
        assertThat(List.of(advantages[0][2], advantages[1][2], advantages[2][2]))
                .as("all solved it, so exactly nothing")
                .containsOnly(0.0);
    }

    @Test
    void turnwise_rolloutsOfDifferentTasks_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Advantages.turnwise(List.of(List.of(1), List.of(1, 0))));
    }

    private static Offset<Double> within(double value) {
        return Offset.offset(value);
    }

    private static double[] doubles(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }
}
