package dev.envtune.worker.serve;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What those who run the server look at.
@RestController
class OperatorController {
    private final PrometheusMeterRegistry meters;

    OperatorController(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    @GetMapping("/metrics")
    void metrics(HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.getOutputStream().write(meters.scrape().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/health")
    void health(HttpServletResponse response) throws IOException {
        Reply.write(response, 200, Map.of("status", "UP"));
    }
}
