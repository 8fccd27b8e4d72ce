package dev.envtune.env.api;

import dev.envtune.env.session.DatabaseAwayException;
import dev.envtune.env.session.InvalidRequestException;
import dev.envtune.env.session.SessionException;
import dev.envtune.env.task.TaskNotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/// Answers every failure with a problem (RFC 9457): what is wrong, with which ids, and what to do.
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> session(SessionException e) {
        var problem =
                switch (e) {
                    case SessionException.NotFound _ -> problem(ProblemType.SESSION_NOT_FOUND, e);
                    case SessionException.Exists _ -> problem(ProblemType.SESSION_EXISTS, e);
                    case SessionException.Ended ended ->
                            with(problem(ProblemType.SESSION_ENDED, e), "steps", ended.steps());
                    case SessionException.StepGap gap ->
                            misplaced(ProblemType.STEP_OUT_OF_ORDER, gap);
                    case SessionException.StepConflict conflict ->
                            misplaced(ProblemType.STEP_CONFLICT, conflict);
                    case SessionException.ReplayMismatch mismatch ->
                            with(problem(ProblemType.REPLAY_MISMATCH, e), "step", mismatch.step());
                };
        return answer(with(problem, "session", e.id()));
    }

    private static ProblemDetail misplaced(ProblemType type, SessionException.Misplaced e) {
        return with(with(problem(type, e), "step", e.step()), "expected", e.expected());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> task(TaskNotFoundException e) {
        var type =
                switch (e.reason()) {
                    case UNKNOWN_SUITE -> ProblemType.UNKNOWN_SUITE;
                    case UNKNOWN_TASK -> ProblemType.UNKNOWN_TASK;
                    case AMBIGUOUS_TASK -> ProblemType.AMBIGUOUS_TASK;
                };
        return answer(with(with(problem(type, e), "suite", e.suite()), "task", e.task()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidRequestException e) {
        return answer(with(problem(ProblemType.INVALID_REQUEST, e), "field", e.field()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(TooLargeException e) {
        var problem = with(problem(ProblemType.TOO_LARGE, e), "field", e.field());
        return answer(with(problem, "limitBytes", e.limitBytes()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> json(JacksonException e) {
        return answer(JsonProblem.of(e));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> parameter(MethodArgumentTypeMismatchException e) {
        var problem =
                ProblemType.INVALID_REQUEST.problem(
                        "'" + e.getValue() + "' is no legal value of '" + e.getName() + "'.");
        return answer(with(problem, "field", e.getName()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> anything(Exception e, HttpServletRequest request) {
        if (DatabaseAwayException.isReasonOf(e)) {
            LOG.debug(
                    "{} {}: the database is away", request.getMethod(), request.getRequestURI(), e);
            return ResponseEntity.status(ProblemType.DATABASE_AWAY.status())
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(
                            ProblemType.DATABASE_AWAY.problem(
                                    "Send the same request again in a moment: nothing is done"
                                            + " twice. If this stays so, look whether PostgreSQL"
                                            + " runs (./envtune db status)."));
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(
                ProblemType.INTERNAL_ERROR.problem(
                        "This is a fault of the service, which its log describes. The session is as"
                                + " its log has it: the same request may be sent again."));
    }

    /// What Spring itself finds wrong with a request.
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem =
                switch (e) {
                    case NoResourceFoundException missing ->
                            ProblemType.NO_SUCH_PATH.problem(
                                    "There is nothing at /"
                                            + missing.getResourcePath()
                                            + ". The API is described at /openapi and, to read, at"
                                            + " /docs.");
                    case HttpRequestMethodNotSupportedException method ->
                            ProblemType.METHOD_NOT_ALLOWED.problem(
                                    "There is no "
                                            + method.getMethod()
                                            + " here, but "
                                            + method.getSupportedHttpMethods()
                                            + ".");
                    case HttpMediaTypeNotSupportedException _ ->
                            ProblemType.UNSUPPORTED_MEDIA_TYPE.problem(
                                    "Send JSON with the header Content-Type: application/json.");
                    case HttpMediaTypeNotAcceptableException _ ->
                            ProblemType.NOT_ACCEPTABLE.problem(
                                    "Ask with the header Accept: application/json, or without it.");
                    default ->
                            problem(
                                    status.is5xxServerError()
                                            ? ProblemType.INTERNAL_ERROR
                                            : ProblemType.INVALID_REQUEST,
                                    e);
                };
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ProblemDetail problem(ProblemType type, Exception e) {
        return type.problem(String.valueOf(e.getMessage()));
    }

    private static ProblemDetail with(ProblemDetail problem, String name, @Nullable Object value) {
        if (value != null) {
            problem.setProperty(name, value);
        }
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
