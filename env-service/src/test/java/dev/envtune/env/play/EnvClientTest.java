package dev.envtune.env.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.contract.CreateSession;
import dev.envtune.contract.StepRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnvClientTest {
    private StubServer server;
    private EnvClient client;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        client = new EnvClient(server.address());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void create_session_sendsTheRequestAndReadsTheView() {
        server.answer(201, Map.of(), json(Samples.session()));
        assertThat(client.create(new CreateSession("s1", null, "starter_base_0", null, null)))
                .isEqualTo(Samples.session());
        var request = server.requests.getFirst();
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /api/v1/sessions");
        assertThat(request.json().path("task").asString()).isEqualTo("starter_base_0");
    }

    @Test
    void step_idWithSpecialCharacters_isOnePathSegment() {
        server.answer(Samples.end(0, 0, 1, 1.0));
        client.step("a/b:c 1", StepRequest.calls(0, List.of()));
        assertThat(server.requests.getFirst().path())
                .isEqualTo("/api/v1/sessions/a%2Fb%3Ac%201/steps");
    }

    @Test
    void step_problem_isTypedWithTitleDetailAndNextStep() {
        server.answer(
                409,
                Map.of("Content-Type", "application/problem+json"),
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
    }

    @Test
    void session_someOtherServer_isNotUnderstood() {
        server.answer(404, Map.of(), "<html>nothing here</html>").answer(200, Map.of(), "hello");
        assertThatThrownBy(() -> client.session("s1"))
                .isInstanceOf(EnvException.NotUnderstood.class)
                .hasMessageContaining("404");
        assertThatThrownBy(() -> client.session("s1"))
                .isInstanceOf(EnvException.NotUnderstood.class)
                .hasMessageContaining("200");
    }

    @Test
    void session_nobodyListens_isUnreachable() {
        var address = server.address();
        server.close();
        assertThatThrownBy(() -> client.session("s1"))
                .isInstanceOf(EnvException.Unreachable.class)
                .hasMessageContaining(address.toString());
    }

    @Test
    void delete_session_readsNoBody() {
        server.answer(204, Map.of(), "");
        client.delete("s1");
        assertThat(server.requests.getFirst().method()).isEqualTo("DELETE");
    }

    @Test
    void new_noHttpAddress_isRefused() {
        for (var address : List.of("localhost:8700", "ftp://host", "http:///x", "/x")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new EnvClient(URI.create(address)))
                    .withMessageContaining(address);
        }
    }

    private static String json(Object value) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(value);
    }
}
