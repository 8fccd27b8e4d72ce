package dev.envtune.database;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The embedded database cannot do what was asked. The message ends with what to do about it.
public abstract sealed class DatabaseException extends RuntimeException {
    private static final String ELSEWHERE =
            "To use a PostgreSQL of your own, set ENVTUNE_DB_URL, ENVTUNE_DB_USER and"
                    + " ENVTUNE_DB_PASSWORD.";

    private DatabaseException(String problem, String nextStep, @Nullable Throwable cause) {
        super(problem + "\n" + nextStep, cause);
    }

    private DatabaseException(String problem, String nextStep) {
        this(problem, nextStep, null);
    }

    /// No binaries are bundled for this machine.
    public static final class UnsupportedPlatform extends DatabaseException {
        UnsupportedPlatform(String platform) {
            super("No PostgreSQL is bundled for " + platform + ".", ELSEWHERE);
        }
    }

    /// The bundled programs do not run here, for example because the C library is another one.
    public static final class CannotExecute extends DatabaseException {
        CannotExecute(String program, IOException cause) {
            super("Cannot run " + program + ": " + cause.getMessage(), ELSEWHERE, cause);
        }
    }

    /// PostgreSQL refuses to run as root, and this machine offers no way to step down.
    public static final class CannotStepDown extends DatabaseException {
        CannotStepDown(Path folder) {
            super(
                    "PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv --reuid'"
                            + " works here for "
                            + folder
                            + ".",
                    "Run as another user. " + ELSEWHERE);
        }
    }

    /// The data folder is somebody else's.
    public static final class ForeignFolder extends DatabaseException {
        ForeignFolder(Path folder, int uid) {
            super(
                    folder + " belongs to another user (uid " + uid + ").",
                    "Run as that user, or set ENVTUNE_HOME to a folder of your own.");
        }
    }

    /// The folder cannot be read or written.
    public static final class UnusableFolder extends DatabaseException {
        UnusableFolder(Path folder, String reason) {
            super(
                    "Cannot use the data folder " + folder + ": " + reason,
                    "Set ENVTUNE_HOME to another folder.");
        }

        UnusableFolder(Path folder, IOException cause) {
            super(
                    "Cannot use the data folder " + folder + ": " + cause,
                    "Check its permissions and free space, or set ENVTUNE_HOME to another folder.",
                    cause);
        }
    }

    /// The data was written by a PostgreSQL whose files the bundled one cannot read.
    public static final class OtherMajorVersion extends DatabaseException {
        OtherMajorVersion(Path cluster, String found, String bundled) {
            super(
                    cluster
                            + " was made by PostgreSQL "
                            + found
                            + "; this EnvTune brings PostgreSQL "
                            + bundled
                            + ", which cannot read it.",
                    "Use the EnvTune that made it, or set ENVTUNE_HOME to another folder and start"
                            + " with an empty database.");
        }
    }

    /// The password of an existing database is gone or wrong.
    public static final class PasswordUnusable extends DatabaseException {
        PasswordUnusable(Path file, String reason) {
            super(
                    "The password in " + file + " " + reason + ".",
                    "Restore that file, or set ENVTUNE_HOME to another folder and start with an"
                            + " empty database.");
        }
    }

    /// A server answers where ours should, but it serves another folder.
    public static final class OtherServer extends DatabaseException {
        OtherServer(Path ours, Path theirs, int port) {
            super(
                    "The PostgreSQL on port " + port + " serves " + theirs + ", not " + ours + ".",
                    "Stop it, then try again.");
        }
    }

    /// PostgreSQL was started and gave up.
    public static final class StartFailed extends DatabaseException {
        StartFailed(String step, String output, Path log) {
            super(
                    step + " failed:\n" + output.strip().indent(4).stripTrailing(),
                    "The whole log is in " + log + ". " + ELSEWHERE);
        }
    }

    /// PostgreSQL runs and does not answer, or does not stop.
    public static final class NoAnswer extends DatabaseException {
        NoAnswer(String what, Path log, @Nullable Exception cause) {
            super(
                    what + (cause == null ? "" : ": " + cause.getMessage()),
                    "See the log in " + log + ".",
                    cause);
        }
    }

    /// The thread was interrupted while it waited for PostgreSQL.
    public static final class Interrupted extends DatabaseException {
        Interrupted(InterruptedException cause) {
            super("Interrupted.", "Try again.", cause);
        }
    }
}
