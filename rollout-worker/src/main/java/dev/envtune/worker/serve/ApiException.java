package dev.envtune.worker.serve;

import org.jspecify.annotations.Nullable;

/// What a client is refused with, in OpenAI's form of errors.
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final ErrorBody body;

    private ApiException(int status, ErrorBody body) {
        super(body.error().message());
        this.status = status;
        this.body = body;
    }

    /// @param param the field, as in `messages[0].role`
    static ApiException invalid(@Nullable String param, @Nullable String code, String message) {
        return new ApiException(400, ErrorBody.of(message, "invalid_request_error", param, code));
    }

    static ApiException of(int status, String type, @Nullable String code, String message) {
        return new ApiException(status, ErrorBody.of(message, type, null, code));
    }

    static ApiException unknownModel(String asked, String served) {
        return new ApiException(
                404,
                ErrorBody.of(
                        "The model '%s' does not exist here. This server serves '%s'."
                                .formatted(asked, served),
                        "invalid_request_error",
                        "model",
                        "model_not_found"));
    }

    int status() {
        return status;
    }

    ErrorBody body() {
        return body;
    }
}
