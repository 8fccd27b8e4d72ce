package dev.envtune.contract.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.contract.CreateSession;
import dev.envtune.contract.EmittedCalls;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.SessionLog;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.StepResponse;
import dev.envtune.contract.TaskSummary;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The session API of an environment service. Every method throws an [EnvException] where the service
/// answers with a problem or not at all. While the service is overloaded or away, requests are sent
/// again: none of them acts twice. May be used by many threads.
public final class EnvClient implements AutoCloseable {
    /// How long a command waits for a service that is overloaded or away.
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

    /// Overloaded, or one that stands before the service does not reach it.
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private final URI service;
    private final Retries retries;
    private final HttpClient http;

    /// @param service the address that the service prints: scheme, host and port
    /// @throws IllegalArgumentException if it is no http address
    public EnvClient(URI service, Retries retries) {
        this(
                Addresses.base(service),
                retries,
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
    }

    private EnvClient(URI service, Retries retries, HttpClient http) {
        this.service = service;
        this.retries = retries;
        this.http = http;
    }

    /// This client with one more who hears of the pauses. It has the connections of this one, and ends
    /// with it.
    public EnvClient telling(Retries.Listener listener) {
        return new EnvClient(service, retries.telling(listener), http);
    }

    public URI service() {
        return service;
    }

    /// Creates a session, under a random id where the request has none. To ask again with the same id
    /// is harmless: there is one session.
    public SessionView create(CreateSession request) {
        return read(post("/sessions", withId(request)), SessionView.class);
    }

    private static CreateSession withId(CreateSession request) {
        return request.id() != null
                ? request
                : new CreateSession(
                        UUID.randomUUID().toString(),
                        request.suite(),
                        request.task(),
                        request.feedback(),
                        request.scoring(),
                        request.hints());
    }

    public SessionView session(String id) {
        return read(get(session(id, "")), SessionView.class);
    }

    /// Plays one step. To send the same step again is harmless: it acts once.
    public StepResponse step(String id, StepRequest request) {
        return read(post(session(id, "/steps"), request), StepResponse.class);
    }

    public ScoreView score(String id) {
        return read(get(session(id, "/score")), ScoreView.class);
    }

    public EmittedCalls emitted(String id) {
        return read(get(session(id, "/calls")), EmittedCalls.class);
    }

    /// The compared state of each sandbox, by domain.
    public JsonNode state(String id) {
        return read(get(session(id, "/state")), JsonNode.class);
    }

    /// The session and all its steps, as the log has them.
    public SessionLog log(String id) {
        return read(get(session(id, "/log")), SessionLog.class);
    }

    /// Removes the session, if it is still there.
    public void delete(String id) {
        exchange(request(session(id, "")).DELETE().build());
    }

    /// @param suite the tasks of this suite only, or null for those of all
    public List<TaskSummary> tasks(@Nullable String suite) {
        var list = JSON.getTypeFactory().constructType(new TypeReference<List<TaskSummary>>() {});
        return read(get("/tasks" + of(suite)), list);
    }

    /// @param half `train` or `heldout` of the twin-safe split; `paper-train` or `paper-heldout` of the paper's
    public List<TaskSummary> tasks(String suite, String half) {
        var list = JSON.getTypeFactory().constructType(new TypeReference<List<TaskSummary>>() {});
        return read(get("/tasks" + of(suite) + "&split=" + encoded(half)), list);
    }

    /// @param suite may be null where only one suite has the task
    public TaskSummary task(String id, @Nullable String suite) {
        return read(get("/tasks/" + encoded(id) + of(suite)), TaskSummary.class);
    }

    private static String of(@Nullable String suite) {
        return suite == null ? "" : "?suite=" + encoded(suite);
    }

    private static String session(String id, String part) {
        return "/sessions/" + encoded(id) + part;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private HttpRequest get(String path) {
        return request(path).GET().build();
    }

    private HttpRequest post(String path, Object body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service + "/api/v1" + path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json, application/problem+json");
    }

    private <T> T read(HttpRequest request, Class<T> type) {
        return read(request, JSON.constructType(type));
    }

    private <T> T read(HttpRequest request, JavaType type) {
        var response = exchange(request);
        try {
            return JSON.readValue(response.body(), type);
        } catch (JacksonException e) {
            throw new EnvException.NotUnderstood(request.uri(), response.statusCode(), e);
        }
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        var attempts = retries.begin();
        while (true) {
            EnvException problem;
            HttpHeaders headers = null;
            try {
                var response = http.send(request, BodyHandlers.ofByteArray());
                if (response.statusCode() < 300) {
                    return response;
                }
                problem = problem(request.uri(), response);
                headers = response.headers();
                if (!PASSING.contains(response.statusCode())) {
                    throw problem;
                }
            } catch (IOException e) {
                problem = new EnvException.Unreachable(service, e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            pause(attempts, problem, headers);
        }
    }

    private void pause(
            Retries.Attempts attempts, EnvException problem, @Nullable HttpHeaders headers) {
        try {
            if (!attempts.pause(problem.title(), headers)) {
                throw attempts.failed() == 1
                        ? problem
                        : new EnvException.GaveUp(problem, attempts.failed(), retries.patience());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private EnvException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EnvException.Unreachable(service, e);
    }

    private static EnvException problem(URI request, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        try {
            var problem = JSON.readTree(response.body());
            var title = problem.path("title").asString("");
            if (!title.isEmpty()) {
                return new EnvException.Problem(
                        status,
                        problem.path("type").asString("about:blank"),
                        title,
                        problem.path("detail").asString("status " + status));
            }
        } catch (JacksonException _) {
            // Some other server's error page; its status is told below.
        }
        return new EnvException.NotUnderstood(request, status, null);
    }

    @Override
    public void close() {
        http.close();
    }
}
