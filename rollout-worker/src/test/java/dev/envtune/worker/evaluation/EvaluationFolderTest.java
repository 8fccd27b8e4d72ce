package dev.envtune.worker.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.contract.Category;
import dev.envtune.contract.EmittedCalls;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFolderTest {
    private static final PlayedEpisode FIRST = Episodes.episode(Category.BASE, 3, 0, 1);
    private static final PlayedEpisode SECOND = Episodes.episode(Category.MISS_FUNC, 2, 0, 0);

    @TempDir private Path folder;

    @Test
    void open_afterACrash_hasAllButTheTornEpisode() throws Exception {
        try (var kept = EvaluationFolder.open(folder, subject("p", 1))) {
            kept.add(FIRST);
        }
        var file = folder.resolve("episodes.jsonl");
        Files.writeString(file, "{\"task\": \"multi_tu", StandardOpenOption.APPEND);

        try (var kept = EvaluationFolder.open(folder, subject("p", 1))) {
            assertThat(kept.episodes()).containsExactly(FIRST);
            kept.add(SECOND);
        }
        try (var kept = EvaluationFolder.open(folder, subject("p", 1))) {
            assertThat(kept.episodes()).containsExactly(FIRST, SECOND);
        }
    }

    @Test
    void open_anotherSubject_isRefusedAndSaysWhatDiffers() {
        EvaluationFolder.open(folder, subject("p", 1)).close();

        assertThatThrownBy(() -> EvaluationFolder.open(folder, subject("p", 2)))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("differs in seed.");
        assertThatThrownBy(() -> EvaluationFolder.open(folder, subject("q", 1)))
                .hasMessageContaining("differs in the policy itself.");
        assertThat(EvaluationFolder.subject(folder)).contains(subject("p", 1));
    }

    @Test
    void open_folderInUse_isRefused() {
        try (var _ = EvaluationFolder.open(folder, subject("p", 1))) {
            assertThatThrownBy(() -> EvaluationFolder.open(folder, subject("p", 1)))
                    .isInstanceOf(EvaluationException.class)
                    .hasMessageContaining("Another process");
        }
    }

    @Test
    void write_resultFiles_areWhereTheEvaluatorLooks() throws Exception {
        try (var kept = EvaluationFolder.open(folder, subject("p", 1))) {
            kept.add(Episodes.episode(Category.BASE, 11, 0, 0));
            kept.add(FIRST);
            kept.add(Episodes.episode(Category.BASE, 3, 1, 0));
            kept.write(Evaluation.of(kept.episodes()));
        }

        assertThat(
                        folder.resolve(
                                "result/gpt-4o-2024-11-20/multi_turn/BFCL_v4_multi_turn_base_result.json"))
                .hasContent(
                        """
                        {"id":"multi_turn_base_3","result":[["[a(b=1)]","Says: done"]]}
                        {"id":"multi_turn_base_11","result":[["[a(b=1)]","Says: done"]]}
                        """);
        assertThat(folder.resolve("figures.json"))
                .content()
                .contains("\"byCategory\"", "\"base\"", "\"accuracy\"");
    }

    @Test
    void result_messages_areCallsOrSpeechByTurn() {
        var calls =
                new EmittedCalls(
                        "s",
                        List.of(
                                List.of(List.of("a()", "b(c='d')"), List.of()),
                                List.of(List.of("e()")),
                                List.of()));

        assertThat(PlayedEpisode.result(calls, List.of("x", "[f()]", "y")))
                .containsExactly(
                        List.of("[a(), b(c='d')]", "Says: [f()]"), List.of("[e()]"), List.of());
    }

    @Test
    void table_rows_areCategoriesAndBothMeans() {
        assertThat(EvaluationTable.of(Evaluation.of(List.of(FIRST, SECOND))).lines())
                .hasSize(5)
                .anyMatch(line -> line.matches("base +1 +1\\.000 \\(0\\.207-1\\.000\\).*"))
                .anyMatch(line -> line.matches("mean of categories +2 +0\\.500 .* 0\\.250 .*"))
                .anyMatch(line -> line.startsWith("all episodes"));
    }

    private static EvaluationFolder.Subject subject(String checksum, long seed) {
        return new EvaluationFolder.Subject(
                new EvaluationSettings(
                        "/p",
                        null,
                        null,
                        null,
                        null,
                        "starter",
                        "all",
                        List.of(Category.BASE),
                        Feedback.STANDARD,
                        Scoring.OFFICIAL,
                        0.0,
                        1,
                        seed,
                        null),
                checksum,
                "t");
    }
}
