package dev.envtune.trainer.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A run's folder cannot be used. The message says what is wrong and what to do.
public abstract sealed class RunFolderException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final long SMALLEST_ROOM = 64 * 1024;

    private RunFolderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static RunFolderException unwritten(Path file, IOException cause) {
        return isOutOfSpace(cause) || isFull(file)
                ? new NoSpace(file, cause)
                : new Unwritable(file, cause);
    }

    private static boolean isOutOfSpace(IOException cause) {
        var reason =
                cause instanceof FileSystemException e && e.getReason() != null
                        ? e.getReason()
                        : Objects.toString(cause.getMessage(), "");
        var words = Objects.toString(reason, "").toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("not enough space")
                || words.contains("quota exceeded");
    }

    /// The words of a cause depend on the system's language; the room that is left does not.
    private static boolean isFull(Path file) {
        try {
            var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            return Files.getFileStore(folder).getUsableSpace() < SMALLEST_ROOM;
        } catch (IOException _) {
            return false;
        }
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "access denied";
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }

    /// The disk is full.
    public static final class NoSpace extends RunFolderException {
        private static final long serialVersionUID = 1;

        NoSpace(Path file, IOException cause) {
            super(
                    ("no space left on the disk to write %s; make room and start the run again with the"
                                    + " same folder: it resumes from its last checkpoint")
                            .formatted(file),
                    cause);
        }
    }

    /// A file cannot be written for another reason.
    public static final class Unwritable extends RunFolderException {
        private static final long serialVersionUID = 1;

        Unwritable(Path file, IOException cause) {
            super(
                    ("cannot write %s (%s); see to its folder, then start the run again with the same"
                                    + " folder: it resumes from its last checkpoint")
                            .formatted(file, reason(cause)),
                    cause);
        }
    }

    /// A file cannot be read.
    public static final class Unreadable extends RunFolderException {
        private static final long serialVersionUID = 1;

        Unreadable(Path file, IOException cause) {
            super(
                    "cannot read %s (%s); is this the folder of a run?"
                            .formatted(file, reason(cause)),
                    cause);
        }
    }

    /// A file holds something else than it should.
    public static final class Damaged extends RunFolderException {
        private static final long serialVersionUID = 1;

        /// @param line number, from 1
        Damaged(Path file, int line, Throwable cause) {
            super(
                    ("line %d of %s is damaged; restore the file, or delete this line and those after"
                                    + " it and start the run again: it resumes from its last checkpoint")
                            .formatted(line, file),
                    cause);
        }
    }
}
