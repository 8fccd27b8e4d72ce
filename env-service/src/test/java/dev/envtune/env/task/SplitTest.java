package dev.envtune.env.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Category;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.task.Split.Half;
import dev.envtune.env.task.Split.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    private final Suite official = suite(200, 50);

    @Test
    void twinSafe_anyScenario_isInOneHalf() {
        for (var suite : List.of(official, suite(48, 6), suite(7, 3))) {
            var split = Split.of(suite, Kind.TWIN_SAFE, 1);
            assertThat(scenarios(split, suite, Half.TRAIN))
                    .doesNotContainAnyElementsOf(scenarios(split, suite, Half.HELD_OUT));
        }
    }

    @Test
    void twinSafe_eachBlock_isHalved() {
        var split = Split.of(official, Kind.TWIN_SAFE, 1);
        assertThat(
                        split.tasks(official, Half.TRAIN).stream()
                                .collect(
                                        Collectors.groupingBy(
                                                task ->
                                                        task.category()
                                                                + " "
                                                                + task.scenario() / 50,
                                                Collectors.counting())))
                .hasSize(16)
                .allSatisfy((block, tasks) -> assertThat(tasks).isEqualTo(25));
        assertThat(split.tasks(official, Half.HELD_OUT)).hasSize(400);
    }

    @Test
    void twinSafe_oddBlocks_makeUpForEachOther() {
        var suite = suite(12, 3);
        var split = Split.of(suite, Kind.TWIN_SAFE, 5);
        assertThat(scenarios(split, suite, Half.TRAIN)).hasSize(6);
        assertThat(scenarios(split, suite, Half.TRAIN).stream().map(s -> s / 3))
                .containsOnly(0, 1, 2, 3);
    }

    /// Pinned, so that halves of runs made elsewhere stay comparable.
    @Test
    void twinSafe_sameSeed_isTheSameEverywhere() {
        var suite = suite(12, 6);
        assertThat(scenarios(Split.of(suite, Kind.TWIN_SAFE, 42), suite, Half.TRAIN))
                .containsExactly(0, 1, 4, 9, 10, 11);
        assertThat(scenarios(Split.of(suite, Kind.TWIN_SAFE, 43), suite, Half.TRAIN))
                .isNotEqualTo(scenarios(Split.of(suite, Kind.TWIN_SAFE, 42), suite, Half.TRAIN));
    }

    @Test
    void paper_categories_areHalvedIndependently() {
        var split = Split.of(official, Kind.PAPER, 1);
        Map<Category, List<Integer>> training =
                split.tasks(official, Half.TRAIN).stream()
                        .collect(
                                Collectors.groupingBy(
                                        Task::category,
                                        Collectors.mapping(Task::scenario, Collectors.toList())));
        assertThat(training).hasSize(4).allSatisfy((c, tasks) -> assertThat(tasks).hasSize(100));
        assertThat(training.values()).doesNotHaveDuplicates();
    }

    private static List<Integer> scenarios(Split split, Suite suite, Half half) {
        return split.tasks(suite, half).stream().map(Task::scenario).distinct().sorted().toList();
    }

    private static Suite suite(int scenarios, int perBlock) {
        var tasks = new ArrayList<Task>();
        for (var category : Category.values()) {
            IntStream.range(0, scenarios).forEach(i -> tasks.add(task(category, i)));
        }
        return new Suite(
                "sample",
                tasks,
                new ToolDocuments(new LinkedHashMap<>()),
                SampleSuite.longContext(),
                perBlock,
                "");
    }

    private static Task task(Category category, int scenario) {
        return new Task(
                category.label() + "_" + scenario,
                category,
                scenario,
                List.of("MathAPI"),
                new DictValue(),
                List.of(new Turn("Add 1 and 2.", List.of("add(a=1, b=2)"))),
                new TreeMap<>(),
                "");
    }
}
