package dev.envtune.env.task;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The official data, where it stands beside the repository or `BFCL_HOME` names it; it is not ours to
/// bundle, so tests that need it are skipped without it.
public final class OfficialData {
    private static final Path BESIDE = Path.of("../../shared/bfcl").toAbsolutePath().normalize();

    private OfficialData() {}

    public static Optional<Path> find() {
        var home = System.getenv("BFCL_HOME");
        var folder = home != null ? Path.of(home) : BESIDE;
        return Optional.of(folder).filter(found -> Files.isDirectory(found.resolve("data")));
    }

    /// Skips the test where there is none.
    public static Path folder() {
        var found = find();
        assumeTrue(found.isPresent(), "no official data: neither BFCL_HOME nor " + BESIDE);
        return found.orElseThrow();
    }
}
