package dev.envtune.env.api;

import dev.envtune.contract.ScoreView;
import dev.envtune.contract.SessionView;
import dev.envtune.env.session.SessionLogs;
import dev.envtune.env.session.Sessions;
import java.io.IOException;
import java.io.InputStream;
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
class SessionController {
    private final Sessions sessions;
    private final SessionLogs logs;

    SessionController(Sessions sessions, SessionLogs logs) {
        this.sessions = sessions;
        this.logs = logs;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SessionView> create(InputStream body) throws IOException {
        var created = sessions.create(RequestBodies.createSession(body));
        return ResponseEntity.status(created.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(created.session());
    }

    @PostMapping(path = "/{id}/steps", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> step(@PathVariable String id, InputStream body) throws IOException {
        return json(sessions.step(id, RequestBodies.step(body)));
    }

    @GetMapping("/{id}")
    SessionView session(@PathVariable String id) {
        return sessions.view(id);
    }

    @GetMapping("/{id}/state")
    ResponseEntity<String> state(@PathVariable String id) {
        return json(sessions.state(id));
    }

    @GetMapping("/{id}/score")
    ScoreView score(@PathVariable String id) {
        return sessions.score(id);
    }

    @GetMapping("/{id}/log")
    ResponseEntity<String> log(@PathVariable String id) {
        return json(logs.json(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        sessions.delete(id);
    }

    private static ResponseEntity<String> json(String json) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
    }
}
