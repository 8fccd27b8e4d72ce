package dev.envtune.worker.serve;

import org.jspecify.annotations.Nullable;

/// OpenAI's form of errors.
record ErrorBody(Error error) {
    /// @param param the field that is wrong
    record Error(String message, String type, @Nullable String param, @Nullable String code) {}

    static ErrorBody of(
            String message, String type, @Nullable String param, @Nullable String code) {
        return new ErrorBody(new Error(message, type, param, code));
    }
}
