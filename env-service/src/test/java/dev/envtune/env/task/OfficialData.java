package dev.envtune.env.task;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// The official data, where it stands beside the repository or `BFCL_HOME` names it; it is not ours to
/// bundle, so tests that need it are skipped without it.
final class OfficialData {
    private OfficialData() {}

    static Path folder() {
        var home = System.getenv("BFCL_HOME");
        var folder = home != null ? Path.of(home) : Path.of("../../shared/bfcl");
        assumeTrue(
                Files.isDirectory(folder.resolve("data")),
                () -> "no official data: neither BFCL_HOME nor " + folder.toAbsolutePath());
        return folder;
    }
}
