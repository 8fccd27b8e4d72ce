package dev.envtune.env.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Category;
import dev.envtune.env.sandbox.LongContext.Constant;
import dev.envtune.env.sandbox.python.Opaque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Figures from spec/bfcl-protocol.md section 1.
class BfclImporterTest {
    private static BfclImporter.Imported imported;
    private static Suite suite;

    @BeforeAll
    static void importData() {
        imported = BfclImporter.read(OfficialData.folder());
        suite = imported.suite();
    }

    @Test
    void read_officialData_isTheKnownRelease() {
        assertThat(imported.warnings()).isEmpty();
    }

    @Test
    void read_officialData_has200TasksInEachCategory() {
        assertThat(suite.tasks().stream().collect(Collectors.groupingBy(Task::category)))
                .allSatisfy((category, tasks) -> assertThat(tasks).hasSize(200))
                .hasSize(4);
    }

    @Test
    void read_officialData_hasTheSpecifiedTurnsAndCalls() {
        assertThat(List.of(Category.values()).stream().map(this::figures))
                .containsExactly(
                        "base: 734 turns, 1142 calls, 3 without",
                        "miss_func: 934 turns, 1140 calls, 203 without",
                        "miss_param: 934 turns, 1140 calls, 203 without",
                        "long_context: 734 turns, 1203 calls, 3 without");
    }

    private String figures(Category category) {
        var turns =
                suite.tasks().stream()
                        .filter(task -> task.category() == category)
                        .flatMap(task -> task.turns().stream())
                        .toList();
        return "%s: %d turns, %d calls, %d without"
                .formatted(
                        category.label(),
                        turns.size(),
                        turns.stream().mapToInt(turn -> turn.groundTruth().size()).sum(),
                        turns.stream().filter(turn -> turn.groundTruth().isEmpty()).count());
    }

    @Test
    void read_officialData_has128ToolDocuments() {
        assertThat(suite.documents().all()).hasSize(128);
        assertThat(
                        suite.documents().byDomain().entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue().size()))
                .containsExactly(
                        "GorillaFileSystem 18",
                        "MathAPI 17",
                        "MessageAPI 10",
                        "TwitterAPI 14",
                        "TicketAPI 9",
                        "TradingBot 20",
                        "TravelAPI 18",
                        "VehicleControlAPI 22");
    }

    @Test
    void read_officialData_hasTheConstants() {
        var constants = suite.longContext();
        assertThat(constants.list(Constant.WATCH_LIST_EXTENSION).size()).isEqualTo(1001);
        assertThat(constants.list(Constant.WATCH_LIST_EXTENSION).get(1000))
                .isEqualTo(Opaque.ELLIPSIS);
        assertThat(constants.text(Constant.PARKING_BRAKE_INSTRUCTION)).hasSize(9710);
        assertThat(constants.list(Constant.FILES_TAIL_USED).size()).isEqualTo(9);
    }

    @Test
    void read_missFunc_holdsToolsOutUntilTheirTurn() {
        var missing =
                suite.tasks().stream()
                        .filter(task -> task.category() == Category.MISS_FUNC)
                        .toList();
        assertThat(missing)
                .allSatisfy(
                        task -> {
                            assertThat(task.heldOut()).hasSize(1);
                            int turn = task.heldOut().firstKey();
                            var tools = task.revealed(turn);
                            assertThat(task.turns().get(turn).userText()).isEmpty();
                            assertThat(task.turns().get(turn - 1).groundTruth()).isEmpty();
                            assertThat(task.turns().get(turn).groundTruth()).isNotEmpty();
                            assertThat(names(task, turn - 1)).doesNotContainAnyElementsOf(tools);
                            assertThat(names(task, turn)).endsWith(tools.toArray(String[]::new));
                            assertThat(names(task, turn))
                                    .containsExactlyInAnyOrderElementsOf(all(task));
                        });
        assertThat(
                        missing.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                task ->
                                                        task.heldOut()
                                                                .firstEntry()
                                                                .getValue()
                                                                .size(),
                                                Collectors.counting())))
                .containsExactlyInAnyOrderEntriesOf(Map.of(1, 182L, 2, 14L, 3, 4L));
    }

    private static List<String> names(Task task, int turn) {
        return suite.documents().offered(task, turn).stream().map(ToolDocument::name).toList();
    }

    private static List<String> all(Task task) {
        return task.domains().stream()
                .flatMap(
                        domain ->
                                Objects.requireNonNull(suite.documents().byDomain().get(domain))
                                        .stream())
                .map(ToolDocument::name)
                .toList();
    }
}
