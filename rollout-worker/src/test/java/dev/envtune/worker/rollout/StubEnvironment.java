package dev.envtune.worker.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpHandlers;
import com.sun.net.httpserver.HttpServer;
import dev.envtune.contract.EmittedCalls;
import dev.envtune.contract.Rewards;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepResponse;
import dev.envtune.contract.Verdict;
import dev.envtune.worker.Samples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/// A service whose sessions end with their second step, once it had its troubles.
final class StubEnvironment implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Queue<HttpHandler> troubles = new ConcurrentLinkedQueue<>();

    /// Method and path of what was asked, in its order.
    final List<String> requests = new CopyOnWriteArrayList<>();

    StubEnvironment() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/v1/sessions", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The next steps are answered with a problem.
    StubEnvironment problems(int steps, int status, String title) {
        return problems(steps, status, title, new Headers());
    }

    StubEnvironment problems(int steps, int status, String title, Headers headers) {
        for (int i = 0; i < steps; i++) {
            troubles.add(HttpHandlers.of(status, headers, "{\"title\": \"%s\"}".formatted(title)));
        }
        return this;
    }

    /// The next steps are not answered: the connection breaks off.
    StubEnvironment breaksOff(int steps) {
        for (int i = 0; i < steps; i++) {
            troubles.add(HttpExchange::close);
        }
        return this;
    }

    /// The sessions that took steps, in the order of their first.
    List<String> steppedSessions() {
        return requests.stream()
                .filter(request -> request.endsWith("/steps"))
                .map(request -> request.split("/")[1])
                .distinct()
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/api/v1/".length());
        var request = exchange.getRequestMethod() + " " + path.substring("sessions".length());
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(request);
        if (request.endsWith("/steps")) {
            var trouble = troubles.poll();
            (trouble == null ? json(response(body)) : trouble).handle(exchange);
        } else if (request.startsWith("DELETE")) {
            HttpHandlers.of(204, new Headers(), "").handle(exchange);
        } else if (request.endsWith("/score")) {
            json(score()).handle(exchange);
        } else if (request.endsWith("/calls")) {
            json(new EmittedCalls(path.split("/")[1], List.of())).handle(exchange);
        } else {
            json(session(JSON.readTree(body).path("id").asString())).handle(exchange);
        }
    }

    private static StepResponse response(String body) {
        return JSON.readTree(body).path("step").asInt() == 0
                ? Samples.results("[\"None\"]")
                : Samples.end();
    }

    private static HttpHandler json(Object body) {
        return HttpHandlers.of(200, new Headers(), JSON.writeValueAsString(body));
    }

    private static SessionView session(String id) {
        var view = Samples.opening("Copy it.", Samples.copy());
        return new SessionView(
                id,
                view.suite(),
                view.task(),
                view.category(),
                view.contentHash(),
                view.feedback(),
                view.scoring(),
                view.created(),
                0,
                1,
                0,
                view.messages(),
                view.tools(),
                false);
    }

    private static ScoreView score() {
        return new ScoreView(
                "s", List.of(1), new Rewards(1, 1, 0, false), 0, 1, Verdict.VALID, true);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
