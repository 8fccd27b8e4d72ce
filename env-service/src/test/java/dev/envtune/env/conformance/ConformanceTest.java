package dev.envtune.env.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.envtune.env.session.PlayableTasks;
import dev.envtune.env.task.BfclImporter;
import dev.envtune.env.task.StarterSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConformanceTest {
    private static final Path SHARED = Path.of("../../shared");

    @TempDir private Path folder;

    /// The recordings of the official environment, where they are at hand.
    @ParameterizedTest
    @EnumSource(RecordingKind.class)
    void play_officialRecordings_allMatch(RecordingKind kind) {
        var recording =
                SHARED.resolve("conformance/" + kind.name().toLowerCase(Locale.ROOT) + ".jsonl.gz");
        assumeThat(recording).as("official recordings").exists();
        var tasks = new PlayableTasks(BfclImporter.read(SHARED.resolve("bfcl")).suite());
        var outcome = Recording.play(kind, recording, tasks);
        assertThat(outcome.total()).isPositive();
        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.matched()).isEqualTo(outcome.total());
    }

    @Test
    void play_differentResult_isTold() throws IOException {
        var task = StarterSuite.load().tasks().getFirst();
        var row =
                """
                {"id": "%s", "steps": [{"call": "no_such_tool()", "result": "Error during execution: \
                name 'no_such_tool' is not defined", "match": "exact"}, {"call": "no_such_tool()", \
                "result": "fine", "match": "exact"}], "final_state": {"MathAPI": {"a": 1}}}
                """
                        .formatted(task.id());
        var file = Files.writeString(folder.resolve("calls.jsonl"), row);
        var outcome =
                Recording.play(RecordingKind.CALLS, file, new PlayableTasks(StarterSuite.load()));
        assertThat(outcome.allMatched()).isFalse();
        assertThat(outcome.differences())
                .extracting(Difference::what)
                .containsExactly("result of no_such_tool()", "state MathAPI");
    }

    @Test
    void play_damagedFile_namesTheLine() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("bad.jsonl"),
                        "{\"text\": \"a\", \"kind\": \"error\", \"error\": \"Missing <think></think> tags\"}\n{\n");
        assertThatExceptionOfType(UnreadableRecordingException.class)
                .isThrownBy(
                        () ->
                                Recording.play(
                                        RecordingKind.FORMATS,
                                        file,
                                        new PlayableTasks(StarterSuite.load())))
                .withMessageContaining("bad.jsonl:2");
    }

    /// As `json.dumps` writes them.
    @Test
    void play_numbersThatAreNoJson_areRead() throws IOException {
        var task = StarterSuite.load().tasks().getFirst();
        var row =
                """
                {"id": "%s", "steps": [], "final_state": {"MathAPI": {"a": [NaN, -Infinity]}}}
                """
                        .formatted(task.id());
        var file = Files.writeString(folder.resolve("calls.jsonl"), row);
        assertThat(
                        Recording.play(
                                        RecordingKind.CALLS,
                                        file,
                                        new PlayableTasks(StarterSuite.load()))
                                .differences())
                .extracting(Difference::expected)
                .containsExactly("{'a': [nan, -inf]}");
    }
}
