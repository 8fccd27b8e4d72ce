package dev.envtune.contract.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpHandlers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers as its script says, the last line of it again and again, and keeps what it was asked.
final class StubService implements AutoCloseable {
    private final HttpServer server;
    private final Deque<HttpHandler> script = new ArrayDeque<>();
    final List<Request> requests = new CopyOnWriteArrayList<>();

    record Request(String line, String body) {}

    StubService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    StubService then(int status, String body) {
        return then(status, Map.of(), body);
    }

    StubService then(int status, Map<String, String> headers, String body) {
        var all = new Headers();
        headers.forEach(all::add);
        script.add(HttpHandlers.of(status, all, body));
        return this;
    }

    /// Cuts the connection off in place of an answer.
    StubService thenBreakOff() {
        script.add(HttpExchange::close);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(
                new Request(exchange.getRequestMethod() + " " + exchange.getRequestURI(), body));
        (script.size() == 1 ? script.element() : script.remove()).handle(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
