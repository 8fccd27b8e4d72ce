package dev.envtune.env.task;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Category;
import dev.envtune.env.sandbox.call.CallParser;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Value;
import dev.envtune.env.task.Split.Half;
import dev.envtune.env.task.Split.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules that the starter suite's source keeps (src/starter/README.md).
class StarterSuiteTest {
    private static final Suite SUITE = StarterSuite.load();

    /// Values that the user says in other words.
    private static final Map<String, String> PARAPHRASED =
            Map.of("w", "words", "l", "lines", ".", "here");

    static Stream<Task> tasks() {
        return SUITE.tasks().stream();
    }

    private static Stream<Task> tasks(Category category) {
        return tasks().filter(task -> task.category() == category);
    }

    @Test
    void load_eachDomainAndCategory_hasAtLeastSixTasks() {
        var byKind =
                tasks().collect(
                                groupingBy(
                                        task -> task.domains().getFirst() + " " + task.category(),
                                        counting()));
        assertThat(byKind).hasSize(8 * 4).allSatisfy((kind, n) -> assertThat(n).isGreaterThan(5));
        assertThat(tasks().filter(task -> task.domains().size() == 2)).hasSizeGreaterThan(48);
    }

    @Test
    void load_eachBlock_hasOneMainDomain() {
        assertThat(tasks().collect(groupingBy(task -> task.scenario() / 6)).values())
                .allSatisfy(
                        block ->
                                assertThat(block)
                                        .extracting(task -> task.domains().getFirst())
                                        .containsOnly(block.getFirst().domains().getFirst()));
    }

    @Test
    void twinSafeSplit_halves_shareNoScenario() {
        var split = Split.of(SUITE, Kind.TWIN_SAFE, 1);
        var training = split.tasks(SUITE, Half.TRAIN).stream().map(Task::scenario).toList();
        var heldOut = split.tasks(SUITE, Half.HELD_OUT).stream().map(Task::scenario).toList();
        assertThat(training).hasSize(SUITE.tasks().size() / 2).doesNotContainAnyElementsOf(heldOut);
    }

    @Test
    void sentences_wholeSuite_useFewWordsAndShortSentences() {
        var words = new HashSet<String>();
        tasks().flatMap(task -> task.turns().stream())
                .map(Turn::userText)
                .filter(text -> !text.isEmpty())
                .forEach(
                        text -> {
                            var own = text.split("[^\\w#-]+");
                            assertThat(own.length).as(text).isBetween(3, 25);
                            words.addAll(Arrays.asList(own));
                        });
        assertThat(words).hasSizeBetween(300, 600);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void turns_ofATask_areFewAndShort(Task task) {
        assertThat(task.turns()).hasSizeBetween(2, 6);
        assertThat(task.turns()).allSatisfy(t -> assertThat(t.groundTruth()).hasSizeLessThan(4));
        boolean missing =
                task.category() == Category.MISS_FUNC || task.category() == Category.MISS_PARAM;
        assertThat(task.turns().stream().filter(turn -> turn.groundTruth().isEmpty()))
                .hasSize(missing ? 1 : 0);
    }

    @Test
    void missFunc_heldOutTool_isNeededFirstWhereItIsRevealed() {
        assertThat(tasks(Category.MISS_FUNC))
                .allSatisfy(
                        task -> {
                            int reveal = task.heldOut().firstKey();
                            assertThat(tools(task, reveal)).containsAll(task.revealed(reveal));
                            for (int turn = 0; turn < reveal; turn++) {
                                assertThat(tools(task, turn))
                                        .doesNotContainAnyElementsOf(task.revealed(reveal));
                            }
                        });
    }

    private static List<String> tools(Task task, int turn) {
        return calls(task, turn).map(ToolCall::name).toList();
    }

    private static Stream<ToolCall> calls(Task task, int turn) {
        return task.turns().get(turn).groundTruth().stream()
                .map(call -> (ToolCall) CallParser.parse(call));
    }

    /// A value may also come from an earlier result, which the replay test knows.
    @ParameterizedTest
    @MethodSource("tasks")
    void groundTruth_anyValue_wasSaidOrShown(Task task) {
        var results = StarterReplay.of(SUITE, task).resultsByTurn();
        for (int turn = 0; turn < task.turns().size(); turn++) {
            var known = said(task, turn) + " " + String.join(" ", results.subList(0, turn + 1));
            assertThat(calls(task, turn).flatMap(StarterSuiteTest::values))
                    .as("turn %d: %s", turn, known)
                    .allMatch(value -> mentions(known, value));
        }
    }

    static Stream<Task> vagueTasks() {
        return tasks(Category.MISS_PARAM);
    }

    @ParameterizedTest
    @MethodSource("vagueTasks")
    void missParam_vagueTurn_leavesAValueOut(Task task) {
        int vague = vagueTurn(task);
        var results = StarterReplay.of(SUITE, task).resultsByTurn();
        var known = said(task, vague) + " " + String.join(" ", results.subList(0, vague));
        assertThat(calls(task, vague + 1).flatMap(StarterSuiteTest::values))
                .as(known)
                .anyMatch(value -> !mentions(known, value));
    }

    private static int vagueTurn(Task task) {
        int turn = 0;
        while (!task.turns().get(turn).groundTruth().isEmpty()) {
            turn++;
        }
        return turn;
    }

    private static String said(Task task, int turn) {
        return String.join(
                " ", task.turns().subList(0, turn + 1).stream().map(Turn::userText).toList());
    }

    private static Stream<String> values(ToolCall call) {
        return Stream.concat(call.positional().stream(), call.named().values().stream())
                .flatMap(StarterSuiteTest::texts);
    }

    private static Stream<String> texts(Value value) {
        return switch (value) {
            case Bool _ -> Stream.of();
            case ListValue list -> list.items().stream().flatMap(StarterSuiteTest::texts);
            case DictValue dict ->
                    dict.entries().stream()
                            .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
                            .flatMap(StarterSuiteTest::texts);
            default -> Stream.of(value.toString());
        };
    }

    private static boolean mentions(String text, String value) {
        var wanted = PARAPHRASED.getOrDefault(value, value);
        return Pattern.compile(
                        "(?<!\\w|\\d\\.)" + Pattern.quote(wanted) + "(?!\\w|\\.\\d)",
                        Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .find();
    }
}
