package dev.envtune.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The main process of a server, as its `postmaster.pid` names it.
///
/// After a crash the file stays, and its process id may by now be anybody's: the file alone proves nothing.
record Postmaster(Path cluster, long pid, int port) {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    enum Liveness {
        /// The process is a server of our folder.
        RUNNING,
        /// There is no such process, or it is certainly another one.
        GONE,
        /// There is such a process, and we may not see what it is.
        UNKNOWN
    }

    /// What the file says, or nothing when it is not there or only half written.
    static Optional<Postmaster> named(Path cluster) throws IOException {
        try {
            var lines = Files.readAllLines(file(cluster));
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            var pid = Long.parseLong(lines.get(PID_LINE).strip());
            var port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return Optional.of(new Postmaster(cluster, pid, port));
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// The server of this folder, if it certainly runs.
    static Optional<Postmaster> running(Path cluster) throws IOException {
        return named(cluster).filter(named -> named.liveness() == Liveness.RUNNING);
    }

    /// Deletes a file that certainly names no server of ours, or that a crash left empty. PostgreSQL would refuse to start
    /// when the id in it belongs to some live process of the same user. Call it under the folder's lock.
    static void forgetIfGone(Path cluster) throws IOException {
        if (named(cluster).map(Postmaster::liveness).orElse(Liveness.GONE) == Liveness.GONE) {
            Files.deleteIfExists(file(cluster));
        }
    }

    Liveness liveness() {
        var process = ProcessHandle.of(pid).filter(handle -> !isZombie());
        if (process.isEmpty()) {
            return Liveness.GONE;
        }
        return process.get()
                .info()
                .arguments()
                .map(arguments -> serves(arguments) ? Liveness.RUNNING : Liveness.GONE)
                .orElse(Liveness.UNKNOWN);
    }

    /// `pg_ctl` starts the server as `postgres -D FOLDER`, and the main process keeps these words.
    private boolean serves(String[] arguments) {
        return Arrays.asList(arguments).contains(cluster.toString());
    }

    /// In a container nobody may collect the dead, and a dead process still has its id.
    private boolean isZombie() {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state == 'Z' || state == 'X';
        } catch (IOException _) {
            return false; // no /proc, or the process is gone, which the caller sees by itself
        }
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
