package dev.envtune.env.api;

import dev.envtune.contract.CreateSession;
import dev.envtune.contract.EmittedCalls;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.SessionLog;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.StepResponse;
import dev.envtune.env.session.SessionLogs;
import dev.envtune.env.session.Sessions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "sessions", description = "Play a task, step by step")
class SessionController {
    private final Sessions sessions;
    private final SessionLogs logs;
    private final StepExchange exchange;

    SessionController(Sessions sessions, SessionLogs logs, StepExchange exchange) {
        this.sessions = sessions;
        this.logs = logs;
        this.exchange = exchange;
    }

    @Operation(
            summary = "Create a session",
            description = "The same id with the same body gives the session that is there.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = CreateSession.class),
                                            examples = @ExampleObject(Examples.CREATE))))
    @ApiResponse(
            responseCode = "201",
            description = "created",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "the same request created it before",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @MayAnswer({
        ProblemType.MALFORMED_JSON,
        ProblemType.INVALID_REQUEST,
        ProblemType.AMBIGUOUS_TASK,
        ProblemType.UNKNOWN_SUITE,
        ProblemType.UNKNOWN_TASK,
        ProblemType.SESSION_EXISTS,
        ProblemType.TOO_LARGE,
        ProblemType.UNSUPPORTED_MEDIA_TYPE
    })
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SessionView> create(@Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        var wanted =
                RequestBodies.createSession(request.getInputStream(), request.getContentLength());
        var created = sessions.create(wanted);
        return ResponseEntity.status(created.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(created.session());
    }

    @Operation(
            summary = "Take a step",
            description =
                    "Steps count from 0. The same step sent again gives the recorded outcome; a step"
                            + " is taken once, whatever replica it is sent to.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = StepRequest.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "text protocol",
                                                        value = Examples.STEP_TEXT),
                                                @ExampleObject(
                                                        name = "structured calls",
                                                        value = Examples.STEP_CALLS)
                                            })))
    @ApiResponse(
            responseCode = "200",
            description = "what the step led to",
            content =
                    @Content(
                            schema = @Schema(implementation = StepResponse.class),
                            examples = @ExampleObject(Examples.STEP_RESPONSE)))
    @MayAnswer({
        ProblemType.MALFORMED_JSON,
        ProblemType.INVALID_REQUEST,
        ProblemType.SESSION_NOT_FOUND,
        ProblemType.SESSION_ENDED,
        ProblemType.STEP_OUT_OF_ORDER,
        ProblemType.STEP_CONFLICT,
        ProblemType.TOO_LARGE,
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        ProblemType.REPLAY_MISMATCH
    })
    @PostMapping(path = "/{id}/steps", consumes = MediaType.APPLICATION_JSON_VALUE)
    void step(
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        StepFilter.rethrow(request);
        exchange.take(id, request, response);
    }

    @Operation(summary = "Where a session stands")
    @MayAnswer({ProblemType.SESSION_NOT_FOUND, ProblemType.REPLAY_MISMATCH})
    @GetMapping("/{id}")
    SessionView session(@PathVariable String id) {
        return sessions.view(id);
    }

    @Operation(summary = "The state that scoring compares, by domain")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = "object")),
            description = "an object for each domain")
    @MayAnswer({ProblemType.SESSION_NOT_FOUND, ProblemType.REPLAY_MISMATCH})
    @GetMapping("/{id}/state")
    ResponseEntity<String> state(@PathVariable String id) {
        return json(sessions.state(id));
    }

    @Operation(summary = "Turn scores, rewards and the official verdict so far")
    @MayAnswer({ProblemType.SESSION_NOT_FOUND, ProblemType.REPLAY_MISMATCH})
    @GetMapping("/{id}/score")
    ScoreView score(@PathVariable String id) {
        return sessions.score(id);
    }

    @Operation(
            summary = "The calls that the official verdict is on",
            description = "By turn and message; also those that were not executed.")
    @MayAnswer({ProblemType.SESSION_NOT_FOUND, ProblemType.REPLAY_MISMATCH})
    @GetMapping("/{id}/calls")
    EmittedCalls calls(@PathVariable String id) {
        return sessions.emitted(id);
    }

    @Operation(summary = "All steps, as they were taken and answered")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = SessionLog.class)),
            description = "the log")
    @MayAnswer(ProblemType.SESSION_NOT_FOUND)
    @GetMapping("/{id}/log")
    ResponseEntity<String> log(@PathVariable String id) {
        return json(logs.json(id));
    }

    @Operation(summary = "Delete a session, if it is there")
    @MayAnswer(ProblemType.INVALID_REQUEST)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        sessions.delete(id);
    }

    private static ResponseEntity<String> json(String json) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
    }
}
