package dev.envtune.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/// Work that one process and one thread at a time may do. The lock ends with the process that holds it, so that a file
/// left behind means nothing.
record LockFile(Path path) {
    /// File locks belong to a whole process: threads of one process take turns here first.
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    <T> T during(Progress progress, Progress.Work<T, IOException> work) throws IOException {
        WITHIN_PROCESS.lock();
        try (var channel =
                        FileChannel.open(
                                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = progress.during("Waiting for another ./envtune", channel::lock)) {
            return work.run();
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }
}
