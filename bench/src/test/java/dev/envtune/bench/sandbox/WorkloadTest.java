package dev.envtune.bench.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.envtune.bench.machine.Rate;
import dev.envtune.contract.Category;
import dev.envtune.env.task.StarterSuite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final String STAND_IN =
            """
            #!/bin/sh
            [ "$2" != 'import bfcl_eval, mpmath' ] || exit 0
            tasks=0
            while read -r line; do
                case $line in
                    '{'*) tasks=$((tasks + 1)) ;;
                    check) echo '{"version": "stand-in", "calls": '$tasks', "sha256": "00"}' ;;
                    *) echo '{"calls": 30, "seconds": 1.5}' ;;
                esac
            done
            """;

    private final Workload workload = new Workload(StarterSuite.load(), CREATED);

    @Test
    void playSessions_groundTruth_isValidInEveryTask() {
        assertThat(workload.playSessions()).isEqualTo(workload.tasks().size()).isPositive();
    }

    @Test
    void playCalls_twice_givesTheSameBecauseSessionsAreFresh() {
        assertThat(workload.playCalls()).isEqualTo(workload.playCalls()).isPositive();
        assertThat(workload.resultsSha256()).isEqualTo(workload.resultsSha256()).hasSize(64);
    }

    @Test
    void idleHeap_ofAFreshSession_isMoreThanItsHeadAndWithinTheBar() {
        assertThat(IdleHeap.bytesOf(workload.tasks(Category.BASE), workload))
                .isBetween(200.0, 20 * 1024.0);
        assertThat(IdleHeap.bytesOf(workload.tasks(Category.LONG_CONTEXT), workload))
                .isBetween(200.0, 40 * 1024.0);
    }

    @Test
    void original_withoutAnInterpreter_isAbsent() throws InterruptedException {
        assertThat(Original.start("no-such-python", workload)).isEmpty();
    }

    @Test
    void original_getsEveryTaskAndIsAskedInTurn(@TempDir Path folder) throws Exception {
        var program = folder.resolve("python");
        Files.writeString(program, STAND_IN);
        assumeTrue(program.toFile().setExecutable(true));
        try (var original = Original.start(program.toString(), workload).orElseThrow()) {
            assertThat(original.checked())
                    .isEqualTo(new Original.Checked("stand-in", workload.tasks().size(), "00"));
            assertThat(original.callsPerSecond(0.5)).isEqualTo(20);
        }
    }

    @Test
    void median_ofEvenAndOddCounts() {
        assertThat(Rate.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Rate.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }
}
