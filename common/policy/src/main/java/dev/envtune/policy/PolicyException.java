package dev.envtune.policy;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A policy cannot be used as it is. The message says what is wrong and what to do.
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PolicyException(String message) {
        this(message, null);
    }

    public PolicyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Something could not be written, and what was there before is as it was.
    ///
    /// @param what as in "the model in DIR"
    public static PolicyException notWritten(String what, IOException cause) {
        return new PolicyException(
                "Cannot write %s: %s. Make room there or name another folder; what was there before is as it was."
                        .formatted(what, cause.getMessage()),
                cause);
    }
}
