package dev.envtune.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.envtune.trainer.metrics.UpdateMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics.Moment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private final SampleRun sample = new SampleRun(2, 7);
    @TempDir private Path root;
    private RunFolder folder;

    @BeforeEach
    void open() {
        folder = RunFolder.open(root.resolve("run"));
    }

    @Test
    void append_valuesOfEachKind_comeBackEqual() {
        sample.updates().forEach(folder::append);
        sample.validations().forEach(folder::append);
        var rollouts = sample.rollouts(1);
        folder.writeTrajectories(1, rollouts);
        folder.writeConfiguration("preset: demo\n");

        var again = RunFolder.open(folder.path());

        assertThat(again.updates()).isEqualTo(new SampleRun(2, 7).updates());
        assertThat(again.validations()).extracting(ValidationMetrics::update).hasSize(8);
        assertThat(again.readTrajectories(1)).usingRecursiveComparison().isEqualTo(rollouts);
        assertThat(again.readConfiguration()).contains("preset: demo\n");
    }

    @Test
    void append_afterATornLine_losesThatLineOnly() throws Exception {
        folder.append(sample.update(1));
        tear("metrics.jsonl", "{\"update\":2,\"sta");
        assertThat(folder.updates()).extracting(UpdateMetrics::update).containsExactly(1);

        folder.append(sample.update(2));

        assertThat(folder.updates()).extracting(UpdateMetrics::update).containsExactly(1, 2);
    }

    @Test
    void append_ofTheSameUpdateTwice_theLaterCounts() {
        var first = sample.update(1);
        var second = sample.update(1);
        folder.append(first);
        folder.append(second);

        assertThat(folder.updates()).containsExactly(second);
    }

    @Test
    void updates_damagedLineInTheMiddle_namesFileAndLine() throws Exception {
        folder.append(sample.update(1));
        tear("metrics.jsonl", "{\"update\":2,\"sta\n");
        tear("metrics.jsonl", "{}\n");

        assertThatThrownBy(folder::updates)
                .isInstanceOf(RunFolderException.Damaged.class)
                .hasMessageContaining("line 2 of " + folder.path().resolve("metrics.jsonl"));
    }

    @Test
    void truncateAfter_anUpdate_takesBackWhatCameLater() throws Exception {
        sample.updates().forEach(folder::append);
        sample.validations().forEach(folder::append);
        for (int update = 1; update <= 4; update++) {
            folder.writeTrajectories(update, sample.rollouts(update));
        }
        Files.writeString(folder.path().resolve("trajectories/update-00005.jsonl.gz.part"), "x");

        folder.truncateAfter(2);

        assertThat(folder.updates()).extracting(UpdateMetrics::update).containsExactly(1, 2);
        assertThat(folder.validations())
                .extracting(ValidationMetrics::update, ValidationMetrics::moment)
                .containsExactly(
                        tuple(0, Moment.BEFORE), tuple(2, Moment.AFTER), tuple(2, Moment.BEFORE));
        assertThat(folder.validation(2, 1, Moment.AFTER)).isPresent();
        assertThat(folder.validation(2, 1, Moment.BEFORE)).isEmpty();
        assertThat(folder.path().resolve("trajectories"))
                .isDirectoryContaining("glob:**/update-00001.jsonl.gz")
                .isDirectoryContaining("glob:**/update-00002.jsonl.gz")
                .isDirectoryNotContaining("glob:**/update-00003.jsonl.gz")
                .isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void append_notANumber_comesBack() {
        var update = sample.update(1);
        var ruined =
                new UpdateMetrics(
                        1,
                        1,
                        "syntax",
                        1,
                        update.time(),
                        Double.NaN,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        Double.POSITIVE_INFINITY,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        update.mismatch(),
                        1,
                        0,
                        0,
                        1,
                        1,
                        update.seconds(),
                        "");
        folder.append(ruined);

        assertThat(folder.updates()).containsExactly(ruined);
    }

    @Test
    void append_fullDisk_saysSoAndThatTheRunResumes() throws Exception {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full here");
        Files.createSymbolicLink(folder.path().resolve("metrics.jsonl"), full);

        assertThatThrownBy(() -> folder.append(sample.update(1)))
                .isInstanceOf(RunFolderException.NoSpace.class)
                .hasMessageContaining("no space left")
                .hasMessageContaining("metrics.jsonl")
                .hasMessageContaining("resumes from its last checkpoint");
        Files.delete(folder.path().resolve("metrics.jsonl"));
    }

    @Test
    void writeTrajectories_folderGone_isTypedAndNamesTheFile() throws Exception {
        Files.delete(folder.path().resolve("trajectories"));

        assertThatThrownBy(() -> folder.writeTrajectories(1, List.of()))
                .isInstanceOf(RunFolderException.Unwritable.class)
                .hasMessageContaining("update-00001.jsonl.gz");
    }

    @Test
    void open_fileInThePlaceOfTheFolder_isTyped() throws Exception {
        var file = Files.writeString(root.resolve("file"), "x");

        assertThatThrownBy(() -> RunFolder.open(file))
                .isInstanceOf(RunFolderException.Unwritable.class)
                .hasMessageContaining(file.toString());
    }

    private void tear(String file, String text) throws Exception {
        Files.writeString(folder.path().resolve(file), text, StandardOpenOption.APPEND);
    }
}
