package dev.envtune.worker;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandlers;
import com.sun.net.httpserver.HttpServer;
import dev.envtune.contract.chat.ModelServer;
import dev.envtune.contract.client.Retries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An engine with OpenAI's API whose answers a test gives.
public final class StubEngine implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Function<JsonNode, Answer> answers;

    /// The questions, as they came.
    public final List<JsonNode> questions = new CopyOnWriteArrayList<>();

    /// The keys that came with them.
    public final List<String> keys = new CopyOnWriteArrayList<>();

    public record Answer(int status, Map<String, String> headers, String body) {
        public static Answer json(Object body) {
            return new Answer(200, Map.of(), JSON.writeValueAsString(body));
        }

        public static Answer text(String content) {
            return message(Map.of("role", "assistant", "content", content));
        }

        public static Answer message(Map<String, Object> message) {
            return choice(Map.of("message", message, "finish_reason", "stop"));
        }

        public static Answer choice(Map<String, ?> choice) {
            return json(Map.of("choices", List.of(choice)));
        }
    }

    public StubEngine(Function<JsonNode, Answer> answers) {
        this.answers = answers;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(
                "/v1/models",
                exchange ->
                        send(
                                exchange,
                                Answer.json(
                                        Map.of(
                                                "data",
                                                List.of(
                                                        Map.of(
                                                                "id",
                                                                "stub",
                                                                "max_model_len",
                                                                64))))));
        server.createContext("/v1/", this::answer);
        server.start();
    }

    public void answers(Function<JsonNode, Answer> next) {
        answers = next;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public ModelServer client(Retries retries) {
        return new ModelServer(
                new ModelServer.Access(
                        URI.create(address() + "/v1"),
                        "secret",
                        "ENVTUNE_POLICY_KEY",
                        Duration.ofSeconds(30),
                        true),
                retries);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var question = JSON.readTree(exchange.getRequestBody().readAllBytes());
        questions.add(question);
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        send(exchange, answers.apply(question));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var headers = new Headers();
        answer.headers().forEach(headers::add);
        HttpHandlers.of(answer.status(), headers, answer.body()).handle(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
