package dev.envtune.env.api;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// What can be wrong with a request, or with us.
enum ProblemType {
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The request is no JSON"),
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not one that this address takes"),
    UNKNOWN_SUITE(HttpStatus.NOT_FOUND, "No such suite"),
    UNKNOWN_TASK(HttpStatus.NOT_FOUND, "No such task"),
    AMBIGUOUS_TASK(HttpStatus.BAD_REQUEST, "More than one suite has this task"),
    SESSION_NOT_FOUND(HttpStatus.NOT_FOUND, "No such session"),
    SESSION_EXISTS(HttpStatus.CONFLICT, "The session exists and is another one"),
    SESSION_ENDED(HttpStatus.CONFLICT, "The session has ended"),
    STEP_OUT_OF_ORDER(HttpStatus.CONFLICT, "Another step is next"),
    STEP_CONFLICT(HttpStatus.CONFLICT, "The step was taken with another body"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    NO_SUCH_PATH(HttpStatus.NOT_FOUND, "Nothing is at this path"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The path has no such method"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The request is not in JSON"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer is only to be had in JSON"),
    REPLAY_MISMATCH(HttpStatus.INTERNAL_SERVER_ERROR, "The session cannot be continued"),
    DATABASE_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The service failed");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    /// `urn:envtune:problem:unknown-task` and so on.
    URI uri() {
        return URI.create("urn:envtune:problem:" + slug());
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param detail what is wrong and what to do
    ProblemDetail problem(String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(uri());
        problem.setTitle(title);
        return problem;
    }
}
