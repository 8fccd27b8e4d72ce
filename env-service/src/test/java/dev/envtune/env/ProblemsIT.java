package dev.envtune.env;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.ApiClient.Answer;
import dev.envtune.env.session.Episode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad input gets a problem that says what is wrong, and no stack trace.
class ProblemsIT {
    private static final String SESSIONS = "/api/v1/sessions";
    private static final int MAX_REQUEST = 256 * 1024;
    private static final int MAX_STEP = 64 * 1024;

    private final ApiClient client = Replica.shared().client();
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void create() {
        client.create(id, "starter_base_0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"task":"nope"}                              | 404 | unknown-task    | nope
                    {"task":"starter_base_0","suite":"nope"}     | 404 | unknown-suite   | nope
                    {"task":"starter_base_0","id":"a b"}         | 400 | invalid-request | letters
                    {"task":"starter_base_0","id":".."}          | 400 | invalid-request | begins
                    {"suite":"starter"}                          | 400 | invalid-request | 'task'
                    {"task":7}                                   | 400 | invalid-request | takes a text
                    {"tusk":"starter_base_0"}                    | 400 | invalid-request | 'tusk'
                    {"task":"starter_base_0","feedback":"loud"}  | 400 | invalid-request | AUGMENTED
                    {"task":"starter_base_0","scoring":1}        | 400 | invalid-request | RELEASED
                    {"task":"starter_base_0","hints":{}}         | 400 | invalid-request | AUGMENTED
                    {"task":"starter_base_0","feedback":"augmented","hints":{"*":["K18"]}}     | 400 | invalid-request | There are K1, K2
                    {"task":"starter_base_0","feedback":"augmented","hints":{"Ticket":["K1"]}} | 400 | invalid-request | TicketAPI
                    {"task":"starter_base_0","feedback":"augmented","hints":{"*":[null]}}      | 400 | invalid-request | hints.*[0]' must not be null
                    {"task":"starter_base_0","feedback":"augmented","hints":{"*":null}}        | 400 | invalid-request | hints.*' must not be null
                    {"task":"starter_base_0","feedback":"augmented","hints":["K1"]}            | 400 | invalid-request | an object
                    null                                         | 400 | invalid-request | object
                    []                                           | 400 | invalid-request | object
                    {"task":"a"} {}                              | 400 | invalid-request | one JSON object
                    {"task":                                     | 400 | malformed-json  | line 1, column
                    {task:1}                                     | 400 | malformed-json  | line 1, column 2
                    """)
    void create_badBody_saysWhatIsWrong(String body, int status, String problem, String detail) {
        assertProblem(client.post(SESSIONS, body), status, problem, detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"step":3,"text":"x"}                        | 409 | step-out-of-order | is 0
                    {"step":-1,"text":"x"}                       | 400 | invalid-request   | 0 for the first
                    {"text":"x"}                                 | 400 | invalid-request   | number
                    {"step":"0","text":"x"}                      | 400 | invalid-request   | whole number
                    {"step":0.5,"text":"x"}                      | 400 | invalid-request   | whole number
                    {"step":99999999999,"text":"x"}              | 400 | invalid-request   | number
                    {"step":0}                                   | 400 | invalid-request   | either
                    {"step":0,"text":"x","calls":[]}             | 400 | invalid-request   | not both
                    {"step":0,"calls":{}}                        | 400 | invalid-request   | a list
                    {"step":0,"calls":[null]}                    | 400 | invalid-request   | null
                    {"step":0,"calls":[{"arguments":{}}]}        | 400 | invalid-request   | name
                    {"step":0,"calls":[{"name":"f","args":{}}]}  | 400 | invalid-request   | calls[0].args
                    {"step":0,"text":"x                          | 400 | malformed-json    | line 1
                    """)
    void step_badBody_saysWhatIsWrong(String body, int status, String problem, String detail) {
        assertProblem(client.step(id, body), status, problem, detail);
    }

    @Test
    void step_gap_carriesTheExpectedNumber() {
        var gap = client.step(id, "{\"step\":3,\"text\":\"x\"}").json();

        assertThat(gap.path("expected").asInt()).isZero();
        assertThat(gap.path("step").asInt()).isEqualTo(3);
        assertThat(gap.path("session").asString()).isEqualTo(id);
    }

    @Test
    void malformedJson_onItsThirdLine_isLocated() {
        var answer = client.step(id, "{\n\"step\": 0,\n\"text\": oops}");

        assertThat(answer.json().path("line").asInt()).isEqualTo(3);
        assertThat(answer.json().path("column").asInt()).isPositive();
    }

    @Test
    void request_tooLarge_isRefusedWithTheLimit() {
        var answer = client.step(id, text("a".repeat(MAX_REQUEST)));

        assertProblem(answer, 413, "too-large", String.valueOf(MAX_REQUEST));
    }

    @Test
    void request_tooLargeWithoutContentLength_isRefusedTheSame() {
        var body = text("a".repeat(MAX_REQUEST)).getBytes(UTF_8);

        var answer =
                client.post(
                        SESSIONS + "/" + id + "/steps",
                        "application/json",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertProblem(answer, 413, "too-large", String.valueOf(MAX_REQUEST));
    }

    @Test
    void stepText_atTheLimitInBytes_isTakenAndOneMoreIsNot() {
        var atLimit = "é".repeat(MAX_STEP / 2);

        assertProblem(
                client.step(id, text(atLimit + "a")), 413, "too-large", String.valueOf(MAX_STEP));
        assertThat(client.step(id, text(atLimit)).status()).isEqualTo(200);
    }

    @Test
    void stepCalls_pastTheLimit_areRefusedWithTheLimit() {
        var call =
                "{\"name\":\"echo\",\"arguments\":{\"content\":\"" + "a".repeat(MAX_STEP) + "\"}}";

        assertProblem(
                client.step(id, "{\"step\":0,\"calls\":[" + call + "]}"),
                413,
                "too-large",
                String.valueOf(MAX_STEP));
    }

    @Test
    void stepCalls_tooMany_areRefusedWithTheLimitAndAsManyAsItAreTaken() {
        assertProblem(
                client.step(id, listings(Episode.MOST_CALLS + 1)),
                400,
                "invalid-request",
                "at most 128 calls, and this makes 129");
        assertThat(client.step(id, listings(Episode.MOST_CALLS)).status()).isEqualTo(200);
    }

    private static String listings(int count) {
        var calls = Collections.nCopies(count, "{\"name\":\"ls\"}");
        return "{\"step\":0,\"calls\":[" + String.join(",", calls) + "]}";
    }

    @Test
    void arguments_nestedBeyondReason_areRefusedOrFailTyped() {
        var deep = "[".repeat(5000) + "]".repeat(5000);
        var within = "[".repeat(400) + "]".repeat(400);

        assertThat(client.step(id, calls(deep)).status()).isEqualTo(400);
        assertThat(client.step(id, calls(within)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/state", "/score", "/log"})
    void unknownSession_saysSo(String part) {
        assertProblem(client.session("nobody", part), 404, "session-not-found", "expired");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /api/v1/tasks?suite=nope     | 404 | unknown-suite   | nope
                    /api/v1/tasks?category=nope  | 400 | invalid-request | miss_func
                    /api/v1/tasks?split=nope     | 400 | invalid-request | heldout
                    /api/v1/tasks?offset=-1      | 400 | invalid-request | 0 or more
                    /api/v1/tasks?limit=many     | 400 | invalid-request | many
                    /api/v1/tasks/nope           | 404 | unknown-task    | nope
                    /api/v1/tools                | 400 | invalid-request | suite
                    /api/v2                      | 404 | no-such-path    | /openapi
                    /api/v1/sessions/a%20b       | 400 | invalid-request | letters
                    /api/v1/sessions/%2e%2e%2fx  | 400 | invalid-request | ''
                    """)
    void get_badPath_saysWhatIsWrong(String path, int status, String problem, String detail) {
        assertProblem(client.get(path), status, problem, detail == null ? "" : detail);
    }

    @Test
    void wrongMethodAndMediaType_sayWhatIsRight() {
        assertProblem(client.get(SESSIONS), 405, "method-not-allowed", "POST");
        assertProblem(
                client.post(SESSIONS, "text/plain", BodyPublishers.ofString("x")),
                415,
                "unsupported-media-type",
                "application/json");
        assertProblem(
                client.send(client.request("/api/v1/suites").header("Accept", "text/html").GET()),
                406,
                "not-acceptable",
                "application/json");
    }

    @Test
    void body_inAnotherEncoding_isRefused() {
        var latin = "{\"step\":0,\"text\":\"é\"}".getBytes(ISO_8859_1);

        assertProblem(
                client.post(
                        SESSIONS + "/" + id + "/steps",
                        "application/json",
                        BodyPublishers.ofByteArray(latin)),
                400,
                "invalid-request",
                "UTF-8");
    }

    private static String text(String text) {
        return "{\"step\":0,\"text\":\"" + text + "\"}";
    }

    private static String calls(String argument) {
        return "{\"step\":0,\"calls\":[{\"name\":\"echo\",\"arguments\":{\"content\":"
                + argument
                + "}}]}";
    }

    private static void assertProblem(Answer answer, int status, String problem, String detail) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.json().path("title").asString()).isNotBlank();
        assertThat(answer.json().path("detail").asString()).contains(detail);
        assertThat(answer.body()).doesNotContain("Exception", "\\tat ", "java.", "tools.jackson");
    }
}
