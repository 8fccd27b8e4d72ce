package dev.envtune.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;

/// The folder of one embedded database: PostgreSQL's own files in `cluster`, beside them what we have to remember.
record DatabaseFolder(Path path) {
    private static final int PASSWORD_BYTES = 24;
    private static final long MAX_LOG_BYTES = 10_000_000;

    Path cluster() {
        return path.resolve("cluster");
    }

    Path staging() {
        return path.resolve("cluster.new");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    Path passwordFile() {
        return path.resolve("password");
    }

    private Path portFile() {
        return path.resolve("port");
    }

    void create(ServerAccount account) throws IOException {
        Files.createDirectories(path.getParent());
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        try {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(ownerOnly));
        } catch (FileAlreadyExistsException _) {
            // made before, or just now by another start
        }
        account.own(path);
    }

    /// Runs the work while nobody else works on this folder.
    <T> T locked(ServerAccount account, Progress progress, Progress.Work<T, IOException> work)
            throws IOException {
        var lock = new LockFile(path.resolve("lock"));
        return lock.during(
                progress,
                () -> {
                    account.own(lock.path());
                    return work.run();
                });
    }

    Optional<String> majorVersion() throws IOException {
        return read(cluster().resolve("PG_VERSION"));
    }

    Optional<String> password() throws IOException {
        return read(passwordFile());
    }

    /// The password of a database about to be created.
    void ensurePassword(ServerAccount account) throws IOException {
        if (password().isEmpty()) {
            var bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            write(
                    passwordFile(),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                    account);
        }
    }

    OptionalInt port() throws IOException {
        try {
            return read(portFile())
                    .map(text -> OptionalInt.of(Integer.parseInt(text)))
                    .orElseGet(OptionalInt::empty);
        } catch (NumberFormatException _) {
            return OptionalInt.empty(); // damaged: another port is as good
        }
    }

    void rememberPort(int port, ServerAccount account) throws IOException {
        write(portFile(), Integer.toString(port), account);
    }

    /// Keeps the log from growing for ever: the last full one stays beside it.
    void rotateLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > MAX_LOG_BYTES) {
            Files.move(
                    log(),
                    log().resolveSibling("postgres.log.1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Writes a file that only its owner may read, whole or not at all.
    void write(Path file, String text, ServerAccount account) throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        var temporary =
                Files.createTempFile(
                        file.getParent(),
                        file.getFileName().toString(),
                        ".new",
                        PosixFilePermissions.asFileAttribute(ownerOnly));
        Files.writeString(temporary, text + "\n");
        account.own(temporary);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// The text of a small file, if it is there and not empty.
    private static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }
}
