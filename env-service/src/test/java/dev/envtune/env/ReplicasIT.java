package dev.envtune.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.ApiClient.Answer;
import dev.envtune.env.session.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two replicas on one database.
class ReplicasIT {
    private static final String TASK = "starter_miss_func_0";
    private static final List<String> STEPS = TruthSteps.of(TASK);

    private static Replica second;

    private final String id = UUID.randomUUID().toString();
    private final ApiClient one = Replica.shared().client();
    private ApiClient other;

    @BeforeAll
    static void start() {
        second = Replica.start(TestDatabase.shared());
    }

    @BeforeEach
    void connect() {
        other = second.client();
    }

    @AfterAll
    static void stop() {
        second.close();
    }

    @Test
    void steps_toTheReplicasInTurn_endWithFullMarks() {
        one.create(id, TASK);
        for (int i = 0; i < STEPS.size(); i++) {
            var client = i % 2 == 0 ? other : one;
            assertThat(client.step(id, STEPS.get(i)).status()).isEqualTo(200);
        }

        for (var client : List.of(one, other)) {
            var score = client.session(id, "/score").json();
            assertThat(score.path("rewards").path("progress").asDouble()).isEqualTo(1);
            assertThat(score.path("verdict").path("valid").asBoolean()).isTrue();
        }
    }

    @Test
    void session_withSelectedHints_isRebuiltWithThem() {
        one.post(
                "/api/v1/sessions",
                """
                {"task": "%s", "id": "%s", "feedback": "AUGMENTED", "hints": {"*": ["K1"]}}"""
                        .formatted(TASK, id));
        var flown = "{\"step\":%d,\"calls\":[{\"name\":\"fly\"}]}";
        one.step(id, flown.formatted(0));

        var answer = other.step(id, flown.formatted(1));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("name 'fly'").doesNotContain("Hint");
    }

    @Test
    void step_sameFromTenClientsAtOnce_actsOnce() throws Exception {
        one.create(id, TASK);
        one.step(id, STEPS.getFirst());

        var answers = atOnce(10, i -> (i % 2 == 0 ? one : other).step(id, STEPS.get(1)));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
        assertThat(one.session(id, "/log").json().path("steps")).hasSize(2);
    }

    @Test
    void step_tenDifferentForOnePlaceAtOnce_oneActsAndNineConflict() throws Exception {
        one.create(id, TASK);

        var answers =
                atOnce(
                        10,
                        i ->
                                (i % 2 == 0 ? one : other)
                                        .step(id, "{\"step\":0,\"text\":\"version " + i + "\"}"));

        assertThat(answers).extracting(Answer::status).containsOnly(200, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .extracting(Answer::problem)
                .containsOnly("step-conflict");
        assertThat(one.session(id, "/log").json().path("steps")).hasSize(1);
    }

    @Test
    void create_sameFromTenClientsAtOnce_createsOnce() throws Exception {
        var answers = atOnce(10, i -> (i % 2 == 0 ? one : other).create(id, TASK));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(9);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
    }

    @Test
    void step_whereAnotherReplicaDeletedAndMadeTheSessionAnew_playsTheNewOne() {
        one.create(id, TASK);
        one.step(id, STEPS.get(0));
        one.step(id, STEPS.get(1));
        other.delete("/api/v1/sessions/" + id);

        assertThat(one.step(id, STEPS.get(2)).problem()).isEqualTo("session-not-found");

        one.create(id, TASK);
        one.step(id, STEPS.get(0));
        other.delete("/api/v1/sessions/" + id);
        other.create(id, TASK);

        var gap = one.step(id, STEPS.get(1));
        assertThat(gap.problem()).isEqualTo("step-out-of-order");
        assertThat(gap.json().path("expected").asInt()).isZero();
        assertThat(one.step(id, STEPS.get(0)).status()).isEqualTo(200);
        assertThat(one.session(id, "/log").json().path("steps")).hasSize(1);
    }

    private static List<Answer> atOnce(int clients, Step step) throws Exception {
        var ready = new CountDownLatch(clients);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Answer>>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                calls.add(
                        () -> {
                            ready.countDown();
                            ready.await();
                            return step.send(client);
                        });
            }
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private interface Step {
        Answer send(int client);
    }
}
