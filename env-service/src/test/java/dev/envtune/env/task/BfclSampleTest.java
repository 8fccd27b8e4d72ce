package dev.envtune.env.task;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.contract.Category;
import dev.envtune.env.sandbox.LongContext.Constant;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Opaque;
import dev.envtune.env.sandbox.python.Str;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BfclSampleTest {
    private static final String BASE = "data/BFCL_v4_multi_turn_base.json";
    private static final String MISS_FUNC = "data/BFCL_v4_multi_turn_miss_func.json";
    private static final String BASE_ANSWER = "data/possible_answer/BFCL_v4_multi_turn_base.json";
    private static final String TICKETS = "data/multi_turn_func_doc/ticket_api.json";

    @TempDir private Path folder;

    @Test
    void read_sample_givesTheTask() {
        var suite = read(new SampleSuite()).suite();
        var task = requireNonNull(suite.find("multi_turn_base_3"));
        assertThat(task.category()).isEqualTo(Category.BASE);
        assertThat(task.scenario()).isEqualTo(3);
        assertThat(task.domains()).containsExactly("TicketAPI", "MathAPI");
        assertThat(task.config("TicketAPI")).isEqualTo(DictValue.of("ticket_counter", 8));
        assertThat(task.config("MathAPI")).isNull();
        assertThat(task.initialConfig().isFrozen()).isTrue();
        assertThat(task.turns())
                .containsExactly(new Turn("Close ticket 7.", List.of("close_ticket(ticket_id=7)")));
        assertThat(suite.longContext().list(Constant.WATCH_LIST_EXTENSION).items())
                .containsExactly(new Str("AA"), Opaque.ELLIPSIS);
    }

    @Test
    void read_sample_warnsThatItIsNotTheKnownRelease() {
        assertThat(read(new SampleSuite()).warnings())
                .hasSize(8 + 15)
                .allMatch(warning -> warning.endsWith("is not that of gorilla 6ea5797"));
    }

    @Test
    void offered_heldOutTool_comesLastAndWithoutLanguageNote() {
        var suite = read(new SampleSuite()).suite();
        var task = requireNonNull(suite.find("multi_turn_miss_func_3"));
        var note = " Note that the provided function is in Python 3 syntax.";
        assertThat(suite.documents().offered(task, 0))
                .extracting(ToolDocument::description)
                .containsExactly("Does open_ticket." + note, "Does math_api_tool." + note);
        assertThat(suite.documents().offered(task, 1))
                .extracting(ToolDocument::description)
                .containsExactly(
                        "Does open_ticket." + note,
                        "Does math_api_tool." + note,
                        "Does close_ticket.");
        assertThat(suite.documents().revealed(task, 0)).isEmpty();
        assertThat(suite.documents().revealed(task, 1))
                .extracting(ToolDocument::name)
                .containsExactly("close_ticket");
        assertThat(task.holdsOut("close_ticket", 0)).isTrue();
        assertThat(task.holdsOut("close_ticket", 1)).isFalse();
        assertThat(task.holdsOut("open_ticket", 0)).isFalse();
    }

    @Test
    void contentHash_anyChangeOfATask_changesIt() {
        var hash = hash(new SampleSuite());
        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(hash(new SampleSuite().replace(BASE, "Close", "Shut"))).isNotEqualTo(hash);
        assertThat(hash(new SampleSuite().replace(BASE, "\": 8", "\": 9"))).isNotEqualTo(hash);
        assertThat(hash(new SampleSuite().replace(BASE_ANSWER, "=7", "=8"))).isNotEqualTo(hash);
        assertThat(hash(new SampleSuite().replace(BASE, ".close_ticket", ".x"))).isEqualTo(hash);
    }

    private String hash(SampleSuite sample) {
        return requireNonNull(read(sample).suite().find("multi_turn_base_3")).contentHash();
    }

    static Stream<Arguments> damage() {
        return Stream.of(
                damaged(s -> s.remove(TICKETS), TICKETS + " is missing: give the folder"),
                damaged(s -> s.remove(BASE_ANSWER), BASE_ANSWER + " is missing"),
                damaged(
                        s -> s.remove("long_context.json"),
                        "long_context.py is missing, and so is"),
                damaged(s -> s.put(BASE, "{}\n".repeat(10_001)), BASE + ":10001: more than 10000"),
                damaged(s -> s.put(BASE, ""), BASE + ":1: the file is empty"),
                damaged(
                        s -> s.replace(BASE, "]}\n", ""),
                        BASE + ":1: this is no JSON: Expecting ',' delimiter, at column 228"),
                damaged(
                        s -> s.replace(TICKETS, "}\n{", "}\n\n<"),
                        TICKETS + ":3: this is no JSON: Expecting value, at column 1"),
                damaged(s -> s.put(TICKETS, "7"), TICKETS + ":1: this is no JSON object"),
                damaged(s -> s.put(BASE, "[".repeat(9999)), BASE + ":1: this is no JSON: maximum"),
                damaged(
                        s -> s.put(BASE, " ".repeat((1 << 20) + 1) + "{}"),
                        BASE + ":1: longer than"),
                damaged(
                        s -> s.replace(BASE, "base_3", "base_4"),
                        "base.json:1: task multi_turn_base_4 has no answer in "),
                damaged(
                        s -> s.put(BASE_ANSWER, answer("3", "[]") + answer("5", "[[]]")),
                        "1: ground truth of 0 turns, but "),
                damaged(
                        s -> s.put(BASE_ANSWER, answer("3", "[[]]") + answer("5", "[[]]")),
                        BASE_ANSWER
                                + ":2: the answer of task multi_turn_base_5 has no question in "),
                damaged(
                        s -> s.put(BASE_ANSWER, answer("3", "[[]]") + answer("3", "[[]]")),
                        BASE_ANSWER + ":2: a second answer has the id multi_turn_base_3"),
                damaged(
                        s -> s.put(BASE_ANSWER, answer("3", "[[5]]")),
                        "an item of ground truth of turn 0 must be a text, not a int"),
                damaged(
                        s -> s.put(BASE_ANSWER, "{\"id\": \"multi_turn_base_3\"}"),
                        "field \"ground_truth\" is missing"),
                damaged(
                        s -> s.replace(BASE, "[\"TicketAPI\", ", "[\"Tickets\", "),
                        BASE + ":1: there is no domain Tickets; there are GorillaFileSystem, "),
                damaged(
                        s -> s.replace(BASE, "\"MathAPI\"]", "\"TicketAPI\"]"),
                        "\"involved_classes\" names a domain twice"),
                damaged(s -> s.replace(BASE, "user", "system"), "turn 0 must have the role user"),
                damaged(s -> s.replace(BASE, "Close ticket 7.", " "), "of turn 0 is empty"),
                damaged(
                        s ->
                                s.replace(BASE, "[[{\"role\"", "[[], [{\"role\"")
                                        .put(BASE_ANSWER, answer("3", "[[], []]")),
                        "turn 0 has no message, and \"missed_function\" reveals nothing in it"),
                damaged(
                        s -> s.replace(MISS_FUNC, "{\"1\"", "{\"0\""),
                        "tools are revealed in turn 0, which is no turn without message"),
                damaged(
                        s -> s.replace(MISS_FUNC, "[\"close_ticket\"]}", "[\"message_api_tool\"]}"),
                        "held-out tool message_api_tool is not a tool of the task's domains"),
                damaged(
                        s -> s.put(TICKETS, SampleSuite.document("math_api_tool")),
                        TICKETS + ":1: a second tool is named math_api_tool"),
                damaged(
                        s -> s.put("long_context.json", "{\n\"MA_5_EXTENSION\": [\n1,,]}"),
                        "long_context.json:3: this is no JSON: Expecting value, at column 3"),
                damaged(
                        s -> s.replace("long_context.json", "\"pull\"", "[]"),
                        "long-context constant PARKING_BRAKE_INSTRUCTION is a list"));
    }

    private static String answer(String scenario, String truth) {
        return "{\"id\": \"multi_turn_base_%s\", \"ground_truth\": %s}\n"
                .formatted(scenario, truth);
    }

    private static Arguments damaged(UnaryOperator<SampleSuite> damage, String message) {
        return Arguments.of(damage, message);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void damage(UnaryOperator<SampleSuite> damage, String message) {
        assertThatThrownBy(() -> read(damage.apply(new SampleSuite())))
                .isInstanceOf(UnreadableSuiteException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith(folder.toString());
    }

    @Test
    void read_invalidUtf8_namesTheLine() throws IOException {
        new SampleSuite().writeTo(folder);
        Files.write(folder.resolve(TICKETS), new byte[] {'{', '}', '\n', '"', (byte) 0xff, '"'});
        assertThatThrownBy(() -> BfclImporter.read(folder))
                .hasMessageContaining(TICKETS + ":2: this is no UTF-8 text");
    }

    @Test
    void read_noData_saysWhatToGive() throws IOException {
        assertThatThrownBy(() -> BfclImporter.read(folder.resolve("nowhere")))
                .hasMessageContaining("nowhere does not exist: give the folder, wheel or sdist");
        assertThatThrownBy(() -> BfclImporter.read(folder))
                .hasMessageContaining("holds neither data/ nor bfcl_eval/data/");
        var text = Files.writeString(folder.resolve("text"), "hello");
        assertThatThrownBy(() -> BfclImporter.read(text))
                .hasMessageContaining("is no readable wheel or sdist (it starts like neither");
    }

    @Test
    void read_archiveCutShort_saysSo() throws IOException {
        var sdist = folder.resolve("cut.tar.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(sdist))) {
            out.write(new byte[100_000]);
        }
        var content = Files.readAllBytes(sdist);
        Files.write(sdist, Arrays.copyOf(content, content.length / 2));
        assertThatThrownBy(() -> BfclImporter.read(sdist))
                .isInstanceOf(UnreadableSuiteException.class)
                .hasMessageContaining("cut.tar.gz");
        var wheel = Files.write(folder.resolve("cut.whl"), new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThatThrownBy(() -> BfclImporter.read(wheel))
                .isInstanceOf(UnreadableSuiteException.class)
                .hasMessageContaining("cut.whl is no readable wheel or sdist");
    }

    @Test
    void read_archiveThatUnpacksToFarTooMuch_isRefused() throws IOException {
        var sdist = folder.resolve("bomb.tar.gz");
        try (var tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(sdist)))) {
            var entry = new TarArchiveEntry("bfcl_eval-1/zeros");
            entry.setSize(65L << 20);
            tar.putArchiveEntry(entry);
            for (int i = 0; i < 65; i++) {
                tar.write(new byte[1 << 20]);
            }
            tar.closeArchiveEntry();
        }
        assertThatThrownBy(() -> BfclImporter.read(sdist))
                .hasMessageContaining("(it unpacks to far more than a bfcl-eval package does)");
    }

    @Test
    void read_oversizeFile_isRefused() throws IOException {
        new SampleSuite().writeTo(folder);
        Files.write(folder.resolve(TICKETS), new byte[SuiteFiles.MAX_FILE_BYTES + 1]);
        assertThatThrownBy(() -> BfclImporter.read(folder))
                .hasMessageContaining("ticket_api.json is larger than 16 MiB");
    }

    private BfclImporter.Imported read(SampleSuite sample) {
        try {
            var root = Files.createTempDirectory(folder, "suite");
            return BfclImporter.read(sample.writeTo(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
