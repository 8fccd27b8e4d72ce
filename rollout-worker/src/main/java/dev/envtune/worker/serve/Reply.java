package dev.envtune.worker.serve;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Writes an answer: one JSON document, or a stream of events (SSE).
final class Reply {
    private final HttpServletResponse response;
    private boolean streaming;

    Reply(HttpServletResponse response) {
        this.response = response;
    }

    static void write(HttpServletResponse response, int status, Object body) throws IOException {
        var bytes = Json.MAPPER.writeValueAsBytes(body);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }

    void whole(Object body) throws IOException {
        write(response, 200, body);
    }

    void event(Object body) throws IOException {
        send(Json.MAPPER.writeValueAsString(body));
    }

    /// Ends the stream.
    void done() throws IOException {
        send("[DONE]");
    }

    /// Whether a part of a stream is on its way, so that there is no status to set any more.
    boolean isStreaming() {
        return streaming;
    }

    private void send(String text) throws IOException {
        if (!streaming) {
            streaming = true;
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-cache");
        }
        response.getOutputStream()
                .write(("data: " + text + "\n\n").getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
