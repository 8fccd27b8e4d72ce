package dev.envtune.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Category;
import dev.envtune.contract.TaskSummary;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskOrderTest {
    @Test
    void tasks_ofAnEpoch_areDifferent() {
        var order = new TaskOrder(tasks(24), 8, 1);

        var epoch =
                IntStream.rangeClosed(1, 3).boxed().flatMap(s -> order.tasks(s).stream()).toList();

        assertThat(order.stepsPerEpoch()).isEqualTo(3);
        assertThat(epoch).containsExactlyInAnyOrderElementsOf(tasks(24));
    }

    @Test
    void tasks_nextEpoch_areInAnotherOrder() {
        var order = new TaskOrder(tasks(24), 24, 1);

        assertThat(order.tasks(2))
                .containsExactlyInAnyOrderElementsOf(order.tasks(1))
                .isNotEqualTo(order.tasks(1));
    }

    @Test
    void tasks_sameSeed_areTheSame() {
        assertThat(new TaskOrder(tasks(24), 8, 5).tasks(7))
                .isEqualTo(new TaskOrder(tasks(24), 8, 5).tasks(7))
                .isNotEqualTo(new TaskOrder(tasks(24), 8, 6).tasks(7));
    }

    @Test
    void tasks_thatDoNotFillAStep_areLeftOutOfTheEpoch() {
        var order = new TaskOrder(tasks(10), 4, 1);

        assertThat(order.stepsPerEpoch()).isEqualTo(2);
        assertThat(order.tasks(2)).hasSize(4).doesNotContainAnyElementsOf(order.tasks(1));
    }

    @Test
    void tasks_fewerThanAStep_areAllInEachStep() {
        assertThat(new TaskOrder(tasks(3), 8, 1).tasks(4)).hasSize(3);
    }

    private static List<TaskSummary> tasks(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                new TaskSummary(
                                        "task-" + i,
                                        "starter",
                                        Category.BASE,
                                        i,
                                        "",
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        null))
                .toList();
    }
}
