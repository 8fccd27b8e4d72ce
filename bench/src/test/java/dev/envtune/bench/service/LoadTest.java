package dev.envtune.bench.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.envtune.contract.CallRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LoadTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private final Map<String, AtomicInteger> steps = new ConcurrentHashMap<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private volatile String kind = "TOOL_RESULTS";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/sessions", this::serve);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath().split("/");
            if (exchange.getRequestMethod().equals("DELETE")) {
                deleted.add(path[4]);
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            var request = JsonMapper.shared().readTree(body);
            byte[] answer;
            if (path.length == 4) {
                steps.put(request.path("id").asString(), new AtomicInteger());
                answer = "{}".getBytes(UTF_8);
            } else {
                int expected = Objects.requireNonNull(steps.get(path[4])).getAndIncrement();
                boolean inOrder = request.path("step").asInt() == expected;
                var said = request.path("calls").isEmpty() ? "END" : kind;
                answer = "{\"kind\":\"%s\"}".formatted(inOrder ? said : "GAP").getBytes(UTF_8);
            }
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Test
    void run_healthyService_acknowledgesEveryStepInOrder() throws InterruptedException {
        var load = load(3);
        var outcome = load.run(Load.Times.closedLoop(Duration.ZERO, SHORT));
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.played()).hasSameSizeAs(steps.keySet()).hasSizeGreaterThan(3);
        assertThat(outcome.played())
                .allSatisfy(played -> assertThat(steps.get(played.id())).hasValue(played.steps()));
        assertThat(outcome.steps().summary().count()).isPositive();

        load.remove(outcome.played());
        assertThat(deleted).isEqualTo(steps.keySet());
    }

    @Test
    void run_stepThatExecutesNothing_isAnError() throws InterruptedException {
        kind = "NEXT_TURN";
        var outcome = load(2).run(Load.Times.closedLoop(Duration.ZERO, SHORT));
        assertThat(outcome.errors()).hasSize(2).allMatch(error -> error.contains("NEXT_TURN"));
        assertThat(outcome.steps().summary().count()).isZero();
    }

    @Test
    void run_nobodyListens_isAnError() throws InterruptedException {
        var load = load(2);
        server.stop(0);
        assertThat(load.run(Load.Times.closedLoop(Duration.ZERO, SHORT)).errors()).hasSize(2);
    }

    @Test
    void run_atARate_noMoreStepsThanAreDue() throws InterruptedException {
        var times = new Load.Times(Duration.ZERO, Duration.ZERO, Duration.ZERO, SHORT, 100);

        var outcome = load(2).run(times);

        // Two sessions of four steps each; a step is due every 10 ms, however fast the server is.
        var due = 100 * SHORT.toMillis() / 1000.0;
        assertThat(outcome.pacedSteps().summary().count())
                .isPositive()
                .isLessThanOrEqualTo((long) due + 2);
        assertThat(outcome.steps().summary().count()).isZero();
    }

    @Test
    void run_warmUpOnly_measuresNothing() throws InterruptedException {
        var outcome = load(2).run(Load.Times.closedLoop(SHORT, Duration.ZERO));
        assertThat(outcome.played()).isNotEmpty();
        assertThat(outcome.steps().summary().count()).isZero();
    }

    private Load load(int sessions) {
        var calls = List.of(new CallRequest("c", "cd", Map.of()));
        var script = Objects.requireNonNull(Script.of("s", "t", List.of(calls, calls), 4));
        return new Load(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                List.of(script),
                sessions);
    }
}
