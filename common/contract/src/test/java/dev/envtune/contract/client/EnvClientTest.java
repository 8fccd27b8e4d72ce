package dev.envtune.contract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.contract.CreateSession;
import dev.envtune.contract.Rewards;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.Verdict;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EnvClientTest {
    private static final ScoreView SCORE =
            new ScoreView(
                    "s1", List.of(1, 0), new Rewards(0.5, 1, 1, true), 0.5, 0, Verdict.VALID, true);
    private static final String AWAY =
            """
            {"type": "urn:envtune:problem:database-away", "title": "The database does not answer",
             "detail": "Send it again."}""";

    private final ManualTime time = new ManualTime();
    private StubService service;
    private EnvClient client;

    @BeforeEach
    void start() throws IOException {
        service = new StubService();
        client = client(Retries.Listener.NONE);
    }

    private EnvClient client(Retries.Listener listener) {
        return new EnvClient(
                service.address(), new Retries(Duration.ofSeconds(60), listener, time, time));
    }

    @AfterEach
    void stop() {
        client.close();
        service.close();
    }

    @Test
    void score_session_isRead() {
        service.then(200, JsonMapper.shared().writeValueAsString(SCORE));
        assertThat(client.score("s1")).isEqualTo(SCORE);
        assertThat(service.requests.getFirst().line()).isEqualTo("GET /api/v1/sessions/s1/score");
    }

    @Test
    void create_withoutId_choosesOneThatEveryAttemptSends() {
        service.thenBreakOff().then(503, AWAY).then(409, AWAY);
        assertThatThrownBy(() -> client.create(new CreateSession(null, "x", "y", null, null)))
                .isInstanceOf(EnvException.Problem.class);
        assertThat(service.requests).hasSize(3).containsOnly(service.requests.getFirst());
        var body = JsonMapper.shared().readTree(service.requests.getFirst().body());
        assertThat(body.path("id").asString("")).hasSize(36);
        assertThat(body.path("task").asString("")).isEqualTo("y");
    }

    @Test
    void score_overloadedTwice_isAskedForAgainAsTheServiceSays() {
        service.then(503, Map.of("Retry-After", "2"), AWAY)
                .then(429, "<html>slow down</html>")
                .then(200, JsonMapper.shared().writeValueAsString(SCORE));
        assertThat(client.score("s1")).isEqualTo(SCORE);
        assertThat(time.pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1));
    }

    @Test
    void step_connectionBroken_isSentAgain() {
        var step = StepRequest.calls(0, List.of());
        service.thenBreakOff().then(404, AWAY);
        assertThatThrownBy(() -> client.step("s1", step)).isInstanceOf(EnvException.Problem.class);
        assertThat(time.pauses).containsExactly(Duration.ofMillis(500));
        assertThat(service.requests).hasSize(2).containsOnly(service.requests.getFirst());
    }

    @Test
    void score_overloadedForLongerThanThePatience_givesUpWithTheLastProblem() {
        service.then(503, AWAY);
        assertThatThrownBy(() -> client.score("s1"))
                .isInstanceOfSatisfying(
                        EnvException.GaveUp.class,
                        gaveUp -> {
                            assertThat(gaveUp.title()).isEqualTo("The database does not answer");
                            assertThat(gaveUp.detail())
                                    .isEqualTo("Send it again. (11 attempts in 60 s)");
                            assertThat(gaveUp.last()).isInstanceOf(EnvException.Problem.class);
                        });
        assertThat(service.requests).hasSize(11);
        assertThat(time.pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void score_listenerThatGivesUp_endsTheRetries() {
        service.then(503, AWAY);
        try (var impatient =
                client(
                        (problem, _) -> {
                            throw new IllegalStateException(problem);
                        })) {
            assertThatThrownBy(() -> impatient.score("s1"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The database does not answer");
        }
        assertThat(service.requests).hasSize(1);
    }

    @Test
    void step_idWithSpecialCharacters_isOnePathSegment() {
        service.then(404, AWAY);
        assertThatThrownBy(() -> client.step("a/b:c 1", StepRequest.calls(0, List.of())));
        assertThat(service.requests.getFirst().line())
                .isEqualTo("POST /api/v1/sessions/a%2Fb%3Ac%201/steps");
    }

    @Test
    void step_problem_isTypedAndNotSentAgain() {
        service.then(
                409,
                """
                {"type": "session-ended", "title": "The session has ended", "status": 409,
                 "detail": "session s1 ended with step 4"}""");
        assertThatThrownBy(() -> client.step("s1", StepRequest.calls(5, List.of())))
                .isInstanceOfSatisfying(
                        EnvException.Problem.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(409);
                            assertThat(problem.type()).isEqualTo("session-ended");
                            assertThat(problem.title()).isEqualTo("The session has ended");
                            assertThat(problem.detail()).isEqualTo("session s1 ended with step 4");
                            assertThat(problem.nextStep()).isNotBlank();
                        });
        assertThat(service.requests).hasSize(1);
    }

    @Test
    void session_someOtherServer_isNotUnderstood() {
        service.then(404, "<html>nothing here</html>").then(200, "hello");
        assertThatThrownBy(() -> client.session("s1"))
                .isInstanceOf(EnvException.NotUnderstood.class)
                .hasMessageContaining("404");
        assertThatThrownBy(() -> client.session("s1"))
                .isInstanceOf(EnvException.NotUnderstood.class)
                .hasMessageContaining("200");
    }

    @Test
    void session_nobodyListens_isUnreachable() {
        var address = service.address();
        service.close();
        try (var impatient = new EnvClient(address, Retries.NONE)) {
            assertThatThrownBy(() -> impatient.session("s1"))
                    .isInstanceOf(EnvException.Unreachable.class)
                    .hasMessageContaining(address.toString())
                    .hasMessageContaining("refused");
        }
        assertThatThrownBy(() -> client.session("s1"))
                .isInstanceOfSatisfying(
                        EnvException.GaveUp.class,
                        gaveUp ->
                                assertThat(gaveUp.last())
                                        .isInstanceOf(EnvException.Unreachable.class));
    }

    @Test
    void delete_session_readsNoBody() {
        service.then(204, "");
        client.delete("s1");
        assertThat(service.requests.getFirst().line()).isEqualTo("DELETE /api/v1/sessions/s1");
    }

    @Test
    void new_noHttpAddress_isRefused() {
        for (var address : List.of("localhost:8700", "ftp://host", "http:///x", "/x")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new EnvClient(URI.create(address), Retries.NONE))
                    .withMessageContaining(address);
        }
    }
}
