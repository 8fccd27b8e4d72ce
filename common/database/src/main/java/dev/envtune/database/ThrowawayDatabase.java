package dev.envtune.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A private server in a temporary folder, for tests: a real PostgreSQL with all its durability, which a test may kill.
///
/// Its programs come from the default data folder, so that they are unpacked once per machine and not once per test.
public final class ThrowawayDatabase implements AutoCloseable {
    private final Path folder;
    private final EmbeddedDatabase database;
    private final Thread cleanUp;
    private ConnectionDetails details;

    private ThrowawayDatabase(Path folder) {
        this.folder = folder;
        this.database =
                new EmbeddedDatabase(
                        folder.resolve("db"),
                        EmbeddedDatabase.binariesFolder(EmbeddedDatabase.defaultDataFolder()),
                        _ -> {},
                        Program::succeeds);
        this.cleanUp = new Thread(this::remove);
        this.details = database.start();
        Runtime.getRuntime().addShutdownHook(cleanUp);
    }

    public static ThrowawayDatabase start() {
        try {
            return new ThrowawayDatabase(
                    Files.createTempDirectory("envtune-database").toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
    }

    public ConnectionDetails details() {
        return details;
    }

    /// `kill -9` of the server: no shutdown, no checkpoint. Returns when the process is gone.
    public void kill() {
        kill(database);
    }

    static void kill(EmbeddedDatabase database) {
        while (database.status() instanceof DatabaseStatus.Running(long pid, int _)) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            EmbeddedDatabase.pause(Duration.ofMillis(10));
        }
    }

    /// Starts the server again after [#kill()]: the same data, and the same port unless somebody took it meanwhile.
    public ConnectionDetails restart() {
        details = database.start();
        return details;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(cleanUp);
        remove();
    }

    private void remove() {
        database.stop("immediate");
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
