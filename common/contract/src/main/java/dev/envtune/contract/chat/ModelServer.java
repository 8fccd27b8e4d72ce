package dev.envtune.contract.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server that speaks OpenAI's API. While it is overloaded, requests are sent again. Every method throws
/// a [ModelServerException] where no attempt brings a usable answer. May be used by many threads.
public final class ModelServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_ANSWER_BYTES = 8 << 20;
    private static final int MAX_QUOTED_CHARS = 600;

    private final Access access;
    private final Retries retries;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();

    /// How a server is reached.
    ///
    /// @param base what `/chat/completions` is appended to
    /// @param key sent as a bearer token; none if null or blank
    /// @param keyVariable the environment variable that the key comes from, for advice
    /// @param answerTimeout for one attempt at an answer
    /// @param awaited whether requests are also sent again while nobody answers
    public record Access(
            URI base,
            @Nullable String key,
            String keyVariable,
            Duration answerTimeout,
            boolean awaited) {
        public Access {
            base = Addresses.base(base);
            key = key == null || key.isBlank() ? null : key.strip();
        }

        String keyAdvice() {
            return key == null
                    ? "Put the key into the variable " + keyVariable + "."
                    : "Check the key in the variable " + keyVariable + ".";
        }

        /// Without the key.
        @Override
        public String toString() {
            return base.toString();
        }
    }

    public ModelServer(Access access, Retries retries) {
        this.access = access;
        this.retries = retries;
    }

    public URI base() {
        return access.base();
    }

    /// The first model that the server lists.
    public JsonNode firstModel() {
        return models().path(0);
    }

    /// What the server says of each model, at least one, each with an `id`.
    public JsonNode models() {
        var models = send(request("/models").GET().build()).path("data");
        if (models.path(0).path("id").asString("").isEmpty()) {
            throw new ModelServerException.NotUnderstood(
                    base() + "/models lists no model", "Name one with --model NAME.");
        }
        return models;
    }

    /// The answer to a question, as JSON.
    ///
    /// @param path as in `/completions`
    public JsonNode ask(String path, Object question) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(question)))
                        .build());
    }

    /// What the model says next in a chat.
    ///
    /// @param question to `/chat/completions`
    public ChatMessage chat(Object question) {
        var answer = ask("/chat/completions", question);
        var message = answer.path("choices").path(0).path("message");
        if (!message.isObject()) {
            throw new ModelServerException.NotUnderstood(
                    "The answer of %s has no choices[0].message: %s"
                            .formatted(base(), quoted(answer.toString())),
                    "Check that the server speaks OpenAI's chat completions.");
        }
        return ChatMessage.of(message);
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(base() + path))
                        .timeout(access.answerTimeout())
                        .header("Accept", "application/json");
        if (access.key() != null) {
            request.header("Authorization", "Bearer " + access.key());
        }
        return request;
    }

    private JsonNode send(HttpRequest request) {
        var attempts = retries.begin();
        try {
            while (true) {
                HttpResponse<byte[]> response;
                try {
                    response =
                            http.send(
                                    request,
                                    BodyHandlers.limiting(
                                            BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
                } catch (IOException e) {
                    requireBounded(e);
                    var problem = new ModelServerException.Unreachable(base(), e);
                    if (!access.awaited() || !attempts.pause(Reasons.of(e), null)) {
                        throw problem;
                    }
                    continue;
                }
                int status = response.statusCode();
                if (status == 200) {
                    return json(response.body());
                }
                boolean passing = status == 429 || status >= 500 && status != 501;
                if (!passing || !attempts.pause("status " + status, response.headers())) {
                    throw new ModelServerException.Refused(
                            base(), status, new String(response.body(), UTF_8), access.keyAdvice());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ModelServerException.Interrupted();
        }
    }

    /// Tells an answer that was too long, which the JDK has no type for, from one that did not come.
    private void requireBounded(IOException e) {
        if (String.valueOf(e.getMessage()).contains("exceeds capacity")) {
            throw new ModelServerException.NotUnderstood(
                    "The answer of %s has more than %d MiB"
                            .formatted(base(), MAX_ANSWER_BYTES >> 20),
                    "Check that the server is one of a model.");
        }
    }

    private JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            throw new ModelServerException.NotUnderstood(
                    "The answer of %s is not JSON: %s"
                            .formatted(base(), quoted(new String(body, UTF_8))),
                    "Check the address, which often ends in /v1.");
        }
    }

    static String quoted(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_QUOTED_CHARS ? line : line.substring(0, MAX_QUOTED_CHARS) + "…";
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
