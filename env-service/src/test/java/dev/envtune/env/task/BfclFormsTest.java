package dev.envtune.env.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same data in every form gives the same suite.
class BfclFormsTest {
    @TempDir private Path folder;
    private Path official;
    private String expectedHash;

    @BeforeEach
    void findData() {
        official = OfficialData.folder();
        expectedHash = BfclImporter.read(official).suite().contentHash();
    }

    @Test
    void read_folderThatHoldsThePackage_isTheSameSuite() throws IOException {
        for (var path : paths()) {
            var copy = folder.resolve("bfcl_eval").resolve(path);
            Files.createDirectories(copy.getParent());
            Files.copy(official.resolve(path), copy);
        }
        assertSame(folder);
        assertSame(folder.resolve("bfcl_eval"));
    }

    @Test
    void read_wheel_isTheSameSuite() throws IOException {
        var wheel = folder.resolve("bfcl_eval-1.whl");
        try (var zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
            zip.putNextEntry(new ZipEntry("bfcl_eval/__init__.py"));
            for (var path : paths()) {
                zip.putNextEntry(new ZipEntry("bfcl_eval/" + path));
                Files.copy(official.resolve(path), zip);
            }
        }
        assertSame(wheel);
    }

    @Test
    void read_sdist_isTheSameSuite() throws IOException {
        var sdist = folder.resolve("bfcl_eval-1.tar.gz");
        try (var tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(sdist)))) {
            for (var path : paths()) {
                var entry = new TarArchiveEntry("bfcl_eval-1/bfcl_eval/" + path);
                entry.setSize(Files.size(official.resolve(path)));
                tar.putArchiveEntry(entry);
                Files.copy(official.resolve(path), tar);
                tar.closeArchiveEntry();
            }
        }
        assertSame(sdist);
    }

    /// The downloaded packages themselves, where a folder with them is named.
    @Test
    void read_downloadedPackages_areTheKnownRelease() throws IOException {
        var downloads = System.getenv("BFCL_PACKAGES");
        assumeTrue(downloads != null, "BFCL_PACKAGES names no folder of wheels and sdists");
        try (var packages = Files.newDirectoryStream(Path.of(downloads), "*.{whl,tar.gz}")) {
            var found = new ArrayList<Path>();
            packages.forEach(found::add);
            assertThat(found).isNotEmpty().allSatisfy(this::assertSame);
        }
    }

    private List<Path> paths() {
        return Layout.OFFICIAL.paths().stream()
                .map(Path::of)
                .filter(path -> Files.exists(official.resolve(path)))
                .toList();
    }

    private void assertSame(Path path) {
        var imported = BfclImporter.read(path);
        assertThat(imported.warnings()).isEmpty();
        assertThat(imported.suite().tasks()).hasSize(800);
        assertThat(imported.suite().contentHash()).isEqualTo(expectedHash);
    }
}
