package dev.envtune.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.envtune.database.ThrowawayDatabase;
import dev.envtune.env.session.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator relies on: metrics, probes, the API's description, stopping, a database that fails.
class OperationsIT {
    private static final String TASK = "starter_base_0";

    private final String id = UUID.randomUUID().toString();

    @Test
    void metrics_afterAStep_haveTheNamesThatAreDocumented() {
        var client = Replica.shared().client();
        client.create(id, TASK);
        client.step(id, "{\"step\":0,\"calls\":[{\"name\":\"pwd\"},{\"name\":\"nope\"}]}");
        client.delete("/api/v1/sessions/" + id);

        assertThat(client.get("/actuator/prometheus").body())
                .contains(
                        "envtune_sessions_active ",
                        "envtune_sessions_started_total ",
                        "envtune_sessions_ended_total{reason=\"deleted\"} ",
                        "envtune_sessions_ended_total{reason=\"expired\"} ",
                        "envtune_sessions_ended_total{reason=\"terminated\"} ",
                        "envtune_steps_total{kind=\"TOOL_RESULTS\"} ",
                        "envtune_steps_total{kind=\"REPEATED\"} ",
                        "envtune_calls_seconds_bucket{domain=\"GorillaFileSystem\",le=",
                        "envtune_call_failures_total{cause=\"NAME_NOT_DEFINED\",domain=\"none\"} ",
                        "envtune_log_commits_seconds_bucket{le=",
                        "envtune_log_batch_steps_count ",
                        "http_server_requests_seconds_count{");
    }

    @Test
    void probes_ofAServiceThatWorks_areUp() {
        var client = Replica.shared().client();

        assertThat(client.get("/actuator/health/liveness").json().path("status").asString())
                .isEqualTo("UP");
        var readiness = client.get("/actuator/health/readiness").json();
        assertThat(readiness.path("status").asString()).isEqualTo("UP");
        assertThat(readiness.path("components").has("db")).isTrue();
    }

    @Test
    void openApi_ofEveryOperation_declaresProblems() {
        var client = Replica.shared().client();
        var document = client.get("/openapi").json();

        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                assertThat(
                                operation
                                        .getValue()
                                        .at("/responses/503/content/application~1problem+json")
                                        .isObject())
                        .as(operation.getKey() + " " + path.getKey())
                        .isTrue();
            }
        }
        assertThat(document.at("/components/schemas/StepRequest/properties/calls").isObject())
                .isTrue();
        assertThat(document.path("paths").path("/api/v1/sessions/{id}/steps").has("post")).isTrue();
        assertThat(client.get("/docs").status()).isBetween(200, 302);
    }

    @Test
    void tasks_ofASuite_comeInPagesAndWithoutGroundTruth() {
        var client = Replica.shared().client();

        var page = client.get("/api/v1/tasks?suite=starter&category=miss_func&offset=2&limit=3");

        assertThat(page.json()).hasSize(3);
        assertThat(page.json().get(0).path("id").asString()).isEqualTo("starter_miss_func_2");
        assertThat(page.headers().firstValue("X-Total-Count")).contains("48");
        assertThat(page.body()).doesNotContainIgnoringCase("truth");
    }

    @Test
    void suites_damagedOne_isNamedWithWhatToDoAndLeftOut() throws SQLException {
        TestDatabase.execute(
                "insert into env.suite (content_hash, name, content)"
                        + " values (repeat('d', 64), 'damaged', 'no gzip')");
        try (var fresh = Replica.start(TestDatabase.shared())) {
            var client = fresh.client();

            var problems = new HashMap<String, String>();
            for (var suite : client.get("/api/v1/suites").json()) {
                problems.put(suite.path("name").asString(), suite.path("problem").asString(""));
            }
            assertThat(problems).containsEntry("starter", "");
            assertThat(problems.get("damaged")).contains("Import it again");
            assertThat(client.get("/api/v1/tasks").status()).isEqualTo(200);
            assertThat(client.get("/api/v1/tasks/" + TASK).status()).isEqualTo(200);
            assertThat(client.get("/api/v1/tasks?suite=damaged").problem())
                    .isEqualTo("unknown-suite");
        } finally {
            TestDatabase.execute("delete from env.suite where name = 'damaged'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "paper-"})
    void splits_ofASuite_partIt(String kind) {
        var client = Replica.shared().client();

        var ids = new ArrayList<String>();
        for (var split : List.of("train", "heldout")) {
            client.get("/api/v1/tasks?suite=starter&split=" + kind + split)
                    .json()
                    .forEach(task -> ids.add(task.path("id").asString()));
        }

        assertThat(ids).hasSize(192).doesNotHaveDuplicates();
    }

    @Test
    void tools_ofATask_areFunctionsAndHoldNothingHeldOut() {
        var client = Replica.shared().client();

        var tools = client.get("/api/v1/tools?task=starter_miss_func_0").json();
        var all = client.get("/api/v1/tools?suite=starter").json();

        assertThat(tools.get(0).path("type").asString()).isEqualTo("function");
        assertThat(tools.get(0).at("/function/parameters/type").asString()).isEqualTo("object");
        assertThat(all.size()).isEqualTo(128).isGreaterThan(tools.size());
    }

    @Test
    void stop_whileStepsAreUnderWay_losesNone() throws Exception {
        var answered = new ArrayList<Integer>();
        var begun = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var service = Replica.start(TestDatabase.shared())) {
            var client = service.client();
            client.create(id, TASK);
            var playing =
                    threads.submit(
                            () -> {
                                for (int i = 0; ; i++) {
                                    try {
                                        var answer =
                                                client.step(
                                                        id, "{\"step\":" + i + ",\"text\":\"x\"}");
                                        answered.add(answer.status());
                                    } catch (AssertionError _) { // the port is closed
                                        return;
                                    }
                                    begun.countDown();
                                    if (answered.getLast() != 200) {
                                        return;
                                    }
                                }
                            });
            begun.await();
            service.close();
            playing.get();
        }

        var steps = Replica.shared().client().session(id, "/log").json().path("steps");
        assertThat(answered).doesNotContain(500, 503);
        assertThat(steps).hasSize((int) answered.stream().filter(status -> status == 200).count());
    }

    @Test
    void database_killedAndBack_isToldByStatusAndProbeAndTheServiceRecovers() {
        try (var database = ThrowawayDatabase.start();
                var service =
                        Replica.start(
                                database.details(), "--envtune.session.database-limit=500ms")) {
            var client = service.client();
            client.create(id, TASK);
            client.step(id, "{\"step\":0,\"text\":\"x\"}");

            database.kill();
            var refused = client.step(id, "{\"step\":1,\"text\":\"x\"}");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("database-away");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(client.session(id, "").status()).isEqualTo(503);
            assertThat(client.create("another", TASK).status()).isEqualTo(503);
            assertThat(client.get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(client.get("/actuator/health/liveness").status()).isEqualTo(200);

            database.restart();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> client.step(id, "{\"step\":1,\"text\":\"x\"}").status() == 200);
            assertThat(client.session(id, "/log").json().path("steps")).hasSize(2);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> client.get("/actuator/health/readiness").status() == 200);
        }
    }
}
