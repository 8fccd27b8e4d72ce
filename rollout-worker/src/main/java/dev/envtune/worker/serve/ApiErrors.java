package dev.envtune.worker.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Answers every failure in OpenAI's form of errors.
@RestControllerAdvice
class ApiErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final String INVALID = "invalid_request_error";

    @ExceptionHandler
    void refused(ApiException e, HttpServletResponse response) throws IOException {
        if (e.status() == 429) {
            response.setHeader("Retry-After", "1");
        }
        if (e.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        Reply.write(response, e.status(), e.body());
    }

    @ExceptionHandler
    void noPath(NoResourceFoundException e, HttpServletResponse response) throws IOException {
        refused(
                ApiException.of(
                        404,
                        INVALID,
                        "unknown_url",
                        "There is no path /%s. There are /v1/models, /v1/chat/completions and /v1/completions."
                                .formatted(e.getResourcePath().replaceFirst("^/", ""))),
                response);
    }

    @ExceptionHandler
    void wrongMethod(
            HttpRequestMethodNotSupportedException e,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var allowed = e.getSupportedMethods();
        if (allowed != null) {
            response.setHeader("Allow", String.join(", ", allowed));
        }
        refused(
                ApiException.of(
                        405,
                        INVALID,
                        null,
                        "%s takes no %s.".formatted(request.getRequestURI(), e.getMethod())),
                response);
    }

    @ExceptionHandler
    void wrongType(HttpMediaTypeNotSupportedException e, HttpServletResponse response)
            throws IOException {
        refused(
                ApiException.of(
                        415,
                        INVALID,
                        null,
                        "A request is JSON. Send 'Content-Type: application/json'."),
                response);
    }

    @ExceptionHandler
    void failed(Exception e, HttpServletResponse response) throws IOException {
        LOG.error("a request failed", e);
        if (!response.isCommitted()) {
            refused(failure(), response);
        }
    }

    /// Our fault.
    static ApiException failure() {
        return ApiException.of(500, "server_error", null, "The server failed. Its log says more.");
    }
}
