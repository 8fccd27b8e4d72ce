package dev.envtune.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The programs of one PostgreSQL version, unpacked into a folder.
record PostgresBinaries(Path folder) {
    static final String VERSION = "18.4";
    static final String MAJOR_VERSION = "18";

    private static final List<String> PROGRAMS = List.of("initdb", "pg_ctl", "postgres");

    Path program(String name) {
        return folder.resolve("bin", name);
    }

    /// The binaries below `parent`, unpacked there first if this was never finished before.
    static PostgresBinaries unpacked(Path parent, Progress progress) throws IOException {
        var binaries = new PostgresBinaries(parent.resolve(VERSION));
        if (!binaries.isComplete()) {
            Files.createDirectories(parent);
            var lock = new LockFile(parent.resolve(VERSION + ".lock"));
            lock.during(progress, () -> binaries.unpackOnce(progress));
        }
        return binaries;
    }

    private boolean isComplete() {
        return PROGRAMS.stream().map(this::program).allMatch(Files::isExecutable);
    }

    /// Whoever waited for the lock may find the work done. A rename makes it appear at once.
    private Path unpackOnce(Progress progress) throws IOException {
        if (isComplete()) {
            return folder;
        }
        var staging = folder.resolveSibling(VERSION + ".new");
        FileTree.delete(staging);
        FileTree.delete(folder);
        progress.during("Unpacking PostgreSQL " + VERSION, () -> unpack(staging));
        return Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path unpack(Path target) throws IOException {
        var resource = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (var in = open(resource);
                var tar =
                        new TarArchiveInputStream(
                                new XZCompressorInputStream(new BufferedInputStream(in)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, target);
            }
        }
        return target;
    }

    private static InputStream open(String resource) {
        return Optional.ofNullable(PostgresBinaries.class.getResourceAsStream("/" + resource))
                .orElseThrow(
                        () -> new DatabaseException.UnsupportedPlatform("this build: " + resource));
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
            throws IOException {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("archive entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /// The name of the archive for a platform, as the binaries' jars have it.
    static String archive(String osName, String osArch) {
        var os = osName.toLowerCase(Locale.ROOT);
        var system = os.startsWith("linux") ? "linux" : os.startsWith("mac") ? "darwin" : "";
        var processor =
                switch (osArch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> "";
                };
        if (system.isEmpty() || processor.isEmpty()) {
            throw new DatabaseException.UnsupportedPlatform(osName + " on " + osArch);
        }
        return "postgres-" + system + "-" + processor + ".txz";
    }
}
