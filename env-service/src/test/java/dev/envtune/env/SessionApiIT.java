package dev.envtune.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.envtune.contract.ScoreView;
import dev.envtune.contract.SessionLog;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepResponse;
import dev.envtune.env.session.TestDatabase;
import dev.envtune.env.session.WireFormat;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The session API as spec/episode.md has it, on the starter suite.
class SessionApiIT {
    private static final String TASK = "starter_base_0";
    private static final String STEPS_TAKEN =
            "http_server_requests_seconds_count{error=\"none\",exception=\"none\",method=\"POST\","
                    + "outcome=\"SUCCESS\",status=\"200\",uri=\"/api/v1/sessions/{id}/steps\"}";

    private final ApiClient client = Replica.shared().client();
    private final String id = UUID.randomUUID().toString();

    @Test
    void create_sameBodyAgain_findsTheSessionWhereItStands() {
        var created = client.create(id, TASK);
        assertThat(created.status()).isEqualTo(201);
        client.step(id, TruthSteps.of(TASK).getFirst());

        var again =
                client.post(
                        "/api/v1/sessions",
                        """
                        {"task": "%s", "scoring": "FULL", "suite": "starter",
                         "feedback": "standard", "id": "%s"}"""
                                .formatted(TASK, id));

        assertThat(again.status()).isEqualTo(200);
        var session = WireFormat.mapper().readValue(again.body(), SessionView.class);
        assertThat(session.step()).isEqualTo(1);
        assertThat(session.created())
                .isEqualTo(
                        WireFormat.mapper().readValue(created.body(), SessionView.class).created());
    }

    @Test
    void step_mediaTypeWithACharset_isAnsweredLikeAnyOther() {
        var usual = "application/json";
        var unusual = "application/json;charset=utf-8";
        var answer = "{\"step\":0,\"calls\":[]}";
        var gap = "{\"step\":7,\"calls\":[]}";

        assertAlike(step(usual, answer), step(unusual, answer), 200);
        assertAlike(step(usual, gap), step(unusual, gap), 409);
        assertAlike(step(usual, "{\"step"), step(unusual, "{\"step"), 400);

        var metrics = client.get("/actuator/prometheus").body();
        assertThat(metrics.lines().filter(line -> line.startsWith(STEPS_TAKEN))).hasSize(1);
    }

    /// Sends the first step of a new session.
    private ApiClient.Answer step(String mediaType, String json) {
        client.delete("/api/v1/sessions/" + id);
        client.create(id, TASK);
        return client.post(
                "/api/v1/sessions/" + id + "/steps", mediaType, BodyPublishers.ofString(json));
    }

    private static void assertAlike(ApiClient.Answer one, ApiClient.Answer other, int status) {
        assertThat(one.status()).isEqualTo(status);
        assertThat(other.status()).isEqualTo(status);
        assertThat(other.body()).isEqualTo(one.body());
        assertThat(other.headers().allValues("content-type"))
                .isEqualTo(one.headers().allValues("content-type"));
    }

    @Test
    void create_otherBody_conflicts() {
        client.create(id, TASK);

        var other = client.create(id, "starter_base_1");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem()).isEqualTo("session-exists");
        assertThat(other.json().path("session").asString()).isEqualTo(id);
    }

    @Test
    void create_selectedHints_areHonouredKeptAndPartOfTheBody() {
        var body =
                """
                {"task": "%s", "id": "%s", "feedback": "AUGMENTED", "hints": {"*": ["K4", "K2"]}}"""
                        .formatted(TASK, id);
        assertThat(client.post("/api/v1/sessions", body).status()).isEqualTo(201);
        assertThat(
                        client.post(
                                        "/api/v1/sessions",
                                        body.replace("\"K4\", \"K2\"", "\"K2\",\"K4\""))
                                .status())
                .isEqualTo(200);
        assertThat(client.post("/api/v1/sessions", body.replace("K4", "K5")).status())
                .isEqualTo(409);

        client.step(
                id,
                "{\"step\":0,\"calls\":[{\"name\":\"fly\"},{\"name\":\"ls\",\"arguments\":{\"b\":1}}]}");

        var log =
                WireFormat.mapper().readValue(client.session(id, "/log").body(), SessionLog.class);
        assertThat(log.hints()).isEqualTo(Map.of("*", List.of("K2", "K4")));
        var results = log.steps().getFirst().response().results();
        assertThat(Objects.requireNonNull(results.getFirst().hint()).kind()).isEqualTo("K2");
        assertThat(results.getFirst().standard())
                .isEqualTo("Error during execution: name 'fly' is not defined");
        assertThat(results.getLast().hint()).isNull();
        assertThat(results.getLast().standard()).isNull();
    }

    @Test
    void create_withoutId_choosesOne() {
        var created = client.post("/api/v1/sessions", "{\"task\":\"" + TASK + "\"}");

        var chosen = created.json().path("id").asString();
        assertThat(client.session(chosen, "").json()).isEqualTo(created.json());
    }

    @Test
    void step_repeatedWithOtherWhiteSpace_givesTheRecordedOutcome() {
        client.create(id, TASK);
        var first = client.step(id, "{\"step\":0,\"calls\":[{\"name\":\"pwd\"}]}");

        var again =
                client.step(
                        id,
                        """
                        { "calls" : [ { "name" : "pwd", "id": null } ],
                          "step" : 0 }""");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(client.session(id, "/log").json().path("steps")).hasSize(1);
    }

    @Test
    void step_takenWithAnotherBody_conflictsAndSaysWhatIsNext() {
        client.create(id, TASK);
        client.step(id, "{\"step\":0,\"text\":\"one\"}");

        var other = client.step(id, "{\"step\":0,\"text\":\"other\"}");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem()).isEqualTo("step-conflict");
        assertThat(other.json().path("expected").asInt()).isEqualTo(1);
    }

    @Test
    void step_afterTheEnd_isRefusedButTheLastStepMayBeRepeated() {
        var steps = TruthSteps.of(TASK);
        client.create(id, TASK);
        steps.forEach(step -> client.step(id, step));

        var further = client.step(id, "{\"step\":" + steps.size() + ",\"text\":\"more\"}");
        assertThat(further.status()).isEqualTo(409);
        assertThat(further.problem()).isEqualTo("session-ended");

        var last = client.step(id, steps.getLast());
        assertThat(last.status()).isEqualTo(200);
        var response = WireFormat.mapper().readValue(last.body(), StepResponse.class);
        assertThat(response.terminated()).isTrue();
        assertThat(response.progress()).isEqualTo(1);
    }

    @Test
    void log_ofAnEpisode_isOfTheContractAndHoldsWhatWasAnswered() {
        client.create(id, TASK);
        var answers = TruthSteps.of(TASK).stream().map(step -> client.step(id, step)).toList();

        var log =
                WireFormat.mapper().readValue(client.session(id, "/log").body(), SessionLog.class);

        assertThat(log.id()).isEqualTo(id);
        assertThat(log.suite()).isEqualTo("starter");
        assertThat(log.steps())
                .extracting(SessionLog.Step::response)
                .containsExactlyElementsOf(
                        answers.stream()
                                .map(
                                        answer ->
                                                WireFormat.mapper()
                                                        .readValue(
                                                                answer.body(), StepResponse.class))
                                .toList());
    }

    @Test
    void score_oneCallLeftOut_failsThatTurnAndTheVerdict() {
        client.create(id, TASK);
        int number = 0;
        for (var step : TruthSteps.of(TASK).subList(1, TruthSteps.of(TASK).size())) {
            client.step(id, step.replaceFirst("\"step\":\\d+", "\"step\":" + number++));
        }

        var score =
                WireFormat.mapper().readValue(client.session(id, "/score").body(), ScoreView.class);

        assertThat(score.turnScores().getFirst()).isZero();
        assertThat(score.verdict().valid()).isFalse();
        assertThat(score.verdict().turn()).isZero();
    }

    @Test
    void state_afterACall_showsWhatItChanged() {
        client.create(id, TASK);
        client.step(
                id,
                """
                {"step":0,"calls":[{"name":"touch","arguments":{"file_name":"été.txt"}}]}""");

        var state = client.session(id, "/state");

        assertThat(state.json().has("GorillaFileSystem")).isTrue();
        assertThat(state.json().toString()).contains("été.txt");
    }

    @Test
    void step_loneSurrogateAndNul_surviveTheLog() {
        client.create(id, TASK);
        var body =
                """
                {"step":0,"calls":[{"name":"echo","arguments":{"content":"a\\u0000b\\ud800c\\ud83d\\ude00"}}]}""";

        var first = client.step(id, body);

        assertThat(first.status()).isEqualTo(200);
        assertThat(client.step(id, body).body()).isEqualTo(first.body());
        assertThat(client.session(id, "/log").body()).contains("\\ud800");
    }

    @Test
    void delete_twiceAndUnknown_isNoContentAndTheSessionIsGone() {
        client.create(id, TASK);

        assertThat(client.delete("/api/v1/sessions/" + id).status()).isEqualTo(204);
        assertThat(client.delete("/api/v1/sessions/" + id).status()).isEqualTo(204);
        assertThat(client.session(id, "").problem()).isEqualTo("session-not-found");
        assertThat(client.step(id, "{\"step\":0,\"text\":\"x\"}").status()).isEqualTo(404);
    }

    @Test
    void idleSession_pastTheLimit_expiresAndAnActiveOneStays() throws SQLException {
        var active = UUID.randomUUID().toString();
        client.create(id, TASK);
        client.create(active, TASK);
        TestDatabase.execute("update env.session set created_at = created_at - interval '2 hours'");
        client.step(active, "{\"step\":0,\"text\":\"x\"}");

        try (var _ =
                Replica.start(TestDatabase.shared(), "--envtune.session.sweep-interval=200ms")) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> client.session(id, "/log").status() == 404);
        }

        assertThat(client.session(id, "").problem()).isEqualTo("session-not-found");
        assertThat(client.session(active, "/log").status()).isEqualTo(200);
    }

    @Test
    void replay_ofALogThatSaysOtherwise_failsWithIds() throws SQLException {
        client.create(id, TASK);
        client.step(id, "{\"step\":0,\"calls\":[{\"name\":\"pwd\"}]}");
        TestDatabase.execute(
                "update env.step set response = replace(response, 'TOOL_RESULTS', 'END')"
                        + " where session = (select key from env.session where id = '"
                        + id
                        + "')");

        try (var fresh = Replica.start(TestDatabase.shared())) {
            var answer = fresh.client().step(id, "{\"step\":1,\"calls\":[{\"name\":\"pwd\"}]}");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.problem()).isEqualTo("replay-mismatch");
            assertThat(answer.json().path("session").asString()).isEqualTo(id);
            assertThat(answer.json().path("step").asInt()).isZero();
        }
    }
}
