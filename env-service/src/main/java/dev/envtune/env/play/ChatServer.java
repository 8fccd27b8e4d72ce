package dev.envtune.env.play;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.client.Addresses;
import dev.envtune.contract.client.Reasons;
import dev.envtune.contract.client.Retries;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server that speaks OpenAI's chat completions with tools.
final class ChatServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_ANSWER_BYTES = 8 << 20;
    private static final int MAX_QUOTED_CHARS = 600;

    private final URI base;
    private final @Nullable String key;
    private final Duration answerTimeout;
    private final Retries retries;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Question(
            String model, List<ChatMessage> messages, @Nullable List<FunctionTool> tools) {}

    /// @param base what `/chat/completions` is appended to
    /// @param key sent as a bearer token; none if null or blank
    /// @param answerTimeout for one attempt at an answer
    ChatServer(URI base, @Nullable String key, Duration answerTimeout, Retries retries) {
        this.base = Addresses.base(base);
        this.key = key == null || key.isBlank() ? null : key.strip();
        this.answerTimeout = answerTimeout;
        this.retries = retries;
    }

    /// The first model that the server lists.
    ///
    /// @throws PlayException if it lists none
    String firstModel() {
        var models = json(send(request("/models").GET().build())).path("data");
        var first = models.path(0).path("id").asString("");
        if (first.isEmpty()) {
            throw new PlayException(base + "/models lists no model", "Name one with --model NAME.");
        }
        return first;
    }

    /// What the model says next.
    ///
    /// @throws PlayException if no attempt brings a usable answer
    ChatMessage answer(String model, List<ChatMessage> messages, List<FunctionTool> tools) {
        var question = new Question(model, messages, tools.isEmpty() ? null : tools);
        var request =
                request("/chat/completions")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(question)))
                        .build();
        var answer = json(send(request));
        var message = answer.path("choices").path(0).path("message");
        if (!message.isObject()) {
            throw new PlayException(
                    "The answer of "
                            + base
                            + " has no choices[0].message: "
                            + quoted(answer.toString()),
                    "Check that the server speaks OpenAI's chat completions.");
        }
        return new ChatMessage("assistant", text(message.path("content")), calls(message), null);
    }

    private static @Nullable String text(JsonNode content) {
        if (!content.isArray()) {
            return content.isString() ? content.asString() : null;
        }
        var text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asString("")));
        return text.toString();
    }

    private static @Nullable List<ChatMessage.ToolCall> calls(JsonNode message) {
        var calls = new ArrayList<ChatMessage.ToolCall>();
        for (var call : message.path("tool_calls")) {
            var function = call.path("function");
            var arguments = function.path("arguments");
            calls.add(
                    new ChatMessage.ToolCall(
                            call.path("id").asString(""),
                            "function",
                            new ChatMessage.ToolCall.Function(
                                    function.path("name").asString(""),
                                    arguments.isMissingNode() || arguments.isNull()
                                            ? null
                                            : arguments.isString()
                                                    ? arguments.asString()
                                                    : arguments)));
        }
        return calls.isEmpty() ? null : calls;
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(answerTimeout)
                        .header("Accept", "application/json");
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return request;
    }

    private byte[] send(HttpRequest request) {
        var attempts = retries.begin();
        try {
            while (true) {
                var response =
                        http.send(
                                request,
                                BodyHandlers.limiting(
                                        BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
                int status = response.statusCode();
                if (status == 200) {
                    return response.body();
                }
                boolean passing = status == 429 || status >= 500 && status != 501;
                if (!passing || !attempts.pause("status " + status, response.headers())) {
                    throw refused(response);
                }
            }
        } catch (IOException e) {
            throw new PlayException(
                    "The chat server " + base + " gave no answer: " + Reasons.of(e),
                    "Check the address and that the server runs.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new PlayException("Interrupted while the model answered", "Start again.");
        }
    }

    private PlayException refused(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        var nextStep =
                switch (status) {
                    case 401, 403 ->
                            key == null
                                    ? "Put the key into the variable OPENAI_API_KEY."
                                    : "Check the key in the variable OPENAI_API_KEY.";
                    case 404 ->
                            "Check the address, which often ends in /v1, and the name in --model.";
                    case 400, 413, 422 ->
                            "Check that the model knows tools and that the conversation fits it.";
                    case 429 -> "Wait, or ask for a higher limit.";
                    default -> "Look at the log of the server.";
                };
        return new PlayException(
                "The chat server %s answered with status %d: %s"
                        .formatted(
                                base,
                                status,
                                quoted(
                                        new String(
                                                response.body(),
                                                java.nio.charset.StandardCharsets.UTF_8))),
                nextStep);
    }

    private JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            throw new PlayException(
                    "The answer of "
                            + base
                            + " is not JSON: "
                            + quoted(new String(body, java.nio.charset.StandardCharsets.UTF_8)),
                    "Check the address, which often ends in /v1.");
        }
    }

    private static String quoted(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_QUOTED_CHARS ? line : line.substring(0, MAX_QUOTED_CHARS) + "…";
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
