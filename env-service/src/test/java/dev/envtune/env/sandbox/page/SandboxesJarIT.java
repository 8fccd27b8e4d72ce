package dev.envtune.env.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.EnvService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The executable jar takes the jar that docs/sandboxes.md builds.
class SandboxesJarIT {
    @TempDir private Path folder;

    @Test
    void program_withAJarOnTheLoadersPath_hasItsDomainAndItsSuite() throws Exception {
        var classes = Files.createDirectories(folder.resolve("classes"));
        SandboxesPage.read().build(classes);
        var jar = folder.resolve("library.jar").toString();
        var tool = ToolProvider.findFirst("jar").orElseThrow();
        assertThat(tool.run(System.out, System.err, "-cf", jar, "-C", classes.toString(), "."))
                .isZero();

        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        program().toString(),
                        "hints",
                        "report",
                        "--suite",
                        "library");
        builder.environment().put("LOADER_PATH", jar);
        var process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("LibraryAPI", "2 calls of the ground truth");
    }

    private static Path program() throws Exception {
        var classes = EnvService.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        try (var built = Files.newDirectoryStream(Path.of(classes).getParent(), "*-exec.jar")) {
            return built.iterator().next();
        }
    }
}
