package dev.envtune.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Category;
import dev.envtune.trainer.config.Plan.Supply;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Map<Category, Integer> HUNDRED =
            Map.of(
                    Category.BASE, 100,
                    Category.MISS_FUNC, 100,
                    Category.MISS_PARAM, 100,
                    Category.LONG_CONTEXT, 100);

    @Test
    void text_paper_volumeOfTheReleasedRecipe() {
        var text = plan("paper", new Supply(HUNDRED, HUNDRED, List.of()));
        assertThat(lineOf(text, "1  syntax"))
                .containsSubsequence("100", "120", "16", "256", "30,720");
        assertThat(lineOf(text, "2  reasoning"))
                .containsSubsequence("100", "60", "32", "512", "30,720");
        assertThat(lineOf(text, "3  complex"))
                .containsSubsequence("400", "240", "32", "512", "122,880");
        assertThat(text)
                .contains("At most 660 updates, 307,200 rollouts; 664 greedy validations of 400");
    }

    @Test
    void text_demo_fourStagesOfFourUpdates() {
        var text =
                plan(
                        "demo",
                        new Supply(
                                Map.of(Category.BASE, 5, Category.MISS_FUNC, 24),
                                Map.of(Category.BASE, 24),
                                List.of()));
        assertThat(lineOf(text, "1  syntax"))
                .containsSubsequence(" 5 ", " 4 ", " 5 ", " 40 ", " 160 ");
        assertThat(text).contains("\n16 updates, 832 rollouts; 8 greedy validations of 12");
        assertThat(text).doesNotContain("Left out");
    }

    @Test
    void text_tasksLeftOut_countedAndNamed() {
        var names = IntStream.range(0, 40).mapToObj(i -> "multi_turn_long_context_" + i).toList();
        var text = plan("demo", new Supply(HUNDRED, HUNDRED, names));
        assertThat(text).contains("cannot hold them: 40").contains(names);
        assertThat(text.lines()).allMatch(line -> line.length() <= 110);
    }

    @Test
    void text_stageWithoutTasks_saysSo() {
        var text = plan("direct", new Supply(Map.of(), Map.of(), List.of()));
        assertThat(text).contains("Stage alignment has no tasks").contains("0 updates, 0 rollouts");
    }

    private static String plan(String presets, Supply supply) {
        return Plan.text(ConfigReader.read(presets, null, List.of()), supply);
    }

    private static String lineOf(String text, String start) {
        return text.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }
}
