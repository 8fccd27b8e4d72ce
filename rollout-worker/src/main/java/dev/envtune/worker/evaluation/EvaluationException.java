package dev.envtune.worker.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// An evaluation cannot be played or kept. The message says why and what to do.
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EvaluationException(String message) {
        this(message, null);
    }

    private EvaluationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static EvaluationException unwritten(Path file, IOException cause) {
        return new EvaluationException(
                "Cannot write %s: %s. Make room there or give --out another folder; what was played is kept."
                        .formatted(file, cause.getMessage()),
                cause);
    }

    static EvaluationException damaged(Path file, Exception cause) {
        return new EvaluationException(
                "%s cannot be read: %s. Give --out another folder."
                        .formatted(file, cause.getMessage()),
                cause);
    }
}
