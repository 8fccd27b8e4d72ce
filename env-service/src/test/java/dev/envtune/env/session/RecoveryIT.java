package dev.envtune.env.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.CreateSession;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.StepResponse;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.Retries;
import dev.envtune.contract.client.ServiceProcess;
import dev.envtune.database.ThrowawayDatabase;
import dev.envtune.env.task.StarterSuite;
import dev.envtune.env.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Services of their own on a database of its own, killed at the worst moments.
class RecoveryIT {
    private static final Task TASK =
            StarterSuite.load().tasks().stream()
                    .filter(task -> task.turns().size() >= 4)
                    .findFirst()
                    .orElseThrow();

    @Test
    void step_afterTheServiceWasKilled_goesOnWithTheSession() throws InterruptedException {
        try (var database = ThrowawayDatabase.start()) {
            var requests = requests();
            int half = requests.size() / 2;
            StepResponse last;
            try (var service = ServiceProcess.start(TestDatabase.keys(database.details()));
                    var client = new EnvClient(service.address(), Retries.NONE)) {
                client.create(session("killed"));
                last = play(client, "killed", requests.subList(0, half));
                kill(service);
            }
            try (var service = ServiceProcess.start(TestDatabase.keys(database.details()));
                    var client = new EnvClient(service.address(), Retries.NONE)) {
                assertThat(client.step("killed", requests.get(half - 1))).isEqualTo(last);
                play(client, "killed", requests.subList(half, requests.size()));
                assertFullMarks(client.score("killed"));
            }
        }
    }

    @Test
    void step_whilePostgresIsAway_waitsAndGoesOn() throws Exception {
        var waits = new CountDownLatch(1);
        try (var database = ThrowawayDatabase.start();
                var service = ServiceProcess.start(TestDatabase.keys(database.details()));
                var client =
                        new EnvClient(
                                service.address(),
                                new Retries(
                                        EnvClient.PATIENCE,
                                        service.whileAlive((_, _) -> waits.countDown())))) {
            var requests = requests();
            int half = requests.size() / 2;
            client.create(session("bereft"));
            play(client, "bereft", requests.subList(0, half));
            database.kill();
            var rest =
                    CompletableFuture.runAsync(
                            () -> play(client, "bereft", requests.subList(half, requests.size())));
            waits.await();
            database.restart();
            rest.get();
            assertFullMarks(client.score("bereft"));
        }
    }

    private static void kill(ServiceProcess service) throws InterruptedException {
        service.handle().destroyForcibly();
        service.handle().onExit().join();
    }

    private static StepResponse play(EnvClient client, String id, List<StepRequest> requests) {
        StepResponse last = null;
        for (var request : requests) {
            last = client.step(id, request);
        }
        return Objects.requireNonNull(last);
    }

    private static void assertFullMarks(ScoreView score) {
        assertThat(score.turnScores()).hasSize(TASK.turns().size()).containsOnly(1);
        assertThat(score.verdict().valid()).isTrue();
    }

    private static CreateSession session(String id) {
        return new CreateSession(id, "starter", TASK.id(), Feedback.AUGMENTED, Scoring.FULL);
    }

    /// The ground truth, one call a step, so that a session has more steps to be interrupted in.
    private static List<StepRequest> requests() {
        var requests = new ArrayList<StepRequest>();
        for (var turn : TASK.turns()) {
            for (var call : turn.groundTruth()) {
                requests.add(
                        StepRequest.calls(
                                requests.size(), GroundTruthCalls.structured(List.of(call))));
            }
            requests.add(StepRequest.calls(requests.size(), List.of()));
        }
        return requests;
    }
}
