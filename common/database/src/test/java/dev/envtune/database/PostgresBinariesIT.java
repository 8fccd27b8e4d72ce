package dev.envtune.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesIT {
    @TempDir private Path folder;

    @Test
    void unpacked_emptyFolder_hasTheProgramsOfThatVersion() throws Exception {
        var binaries = PostgresBinaries.unpacked(folder, new Progress(_ -> {}));

        var version = Program.run(List.of(binaries.program("postgres").toString(), "--version"));
        assertThat(version.output())
                .isEqualTo("postgres (PostgreSQL) " + PostgresBinaries.VERSION + "\n");
        assertThat(PostgresBinaries.VERSION).startsWith(PostgresBinaries.MAJOR_VERSION + ".");
    }

    @Test
    void unpacked_afterAnInterruptedUnpacking_startsOver() throws Exception {
        var half = Files.createDirectories(folder.resolve(PostgresBinaries.VERSION + ".new/bin"));
        Files.writeString(half.resolve("initdb"), "half of it");

        var binaries = PostgresBinaries.unpacked(folder, new Progress(_ -> {}));

        assertThat(half).doesNotExist();
        assertThat(binaries.program("initdb")).isExecutable();
    }

    @Test
    void unpacked_byManyThreadsAtOnce_isDoneOnce() throws Exception {
        Callable<PostgresBinaries> unpack =
                () -> PostgresBinaries.unpacked(folder, new Progress(_ -> {}));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(Collections.nCopies(3, unpack))) {
                assertThat(each.get().program("initdb")).isExecutable();
            }
        }
    }
}
