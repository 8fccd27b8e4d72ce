package dev.envtune.env.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.env.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Reads a step, takes it and writes what it led to. By hand: negotiation and converters would take longer than the
/// step.
@Component
final class StepExchange {
    private final Sessions sessions;

    StepExchange(Sessions sessions) {
        this.sessions = sessions;
    }

    /// @throws RuntimeException as [RequestBodies#step] and [Sessions#step] do, before anything is written
    void take(String session, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var step = RequestBodies.step(request.getInputStream(), request.getContentLength());
        var bytes = sessions.step(session, step).getBytes(UTF_8);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
