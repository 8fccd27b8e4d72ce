package dev.envtune.worker.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.PromptStyle;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.Retries;
import dev.envtune.policy.generate.Sampling;
import dev.envtune.policy.text.Tokenizer;
import dev.envtune.worker.Samples;
import dev.envtune.worker.prompt.Prompt;
import dev.envtune.worker.rollout.RolloutResult.Dropped;
import dev.envtune.worker.rollout.RolloutResult.Finished;
import dev.envtune.worker.rollout.RolloutResult.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RolloutsTest {
    private static final Limits THREE_ATTEMPTS = new Limits(Duration.ofMinutes(10), 3);
    private static final Limits ONE_ATTEMPT = new Limits(Duration.ofMinutes(10), 1);
    private static final Rollouts.Listener NOBODY = (_, _) -> {};

    private static Tokenizer tokenizer;
    private static Prompt prompt;

    private final ManualTime time = new ManualTime();
    private StubEnvironment environment;
    private EnvClient client;

    @BeforeAll
    static void train(@TempDir Path folder) {
        tokenizer = Samples.tokenizer(folder);
        prompt = new Prompt(tokenizer, PromptStyle.COMPACT);
    }

    @BeforeEach
    void start() throws IOException {
        environment = new StubEnvironment();
        client = new EnvClient(environment.address(), Retries.NONE);
    }

    @AfterEach
    void stop() {
        client.close();
        environment.close();
    }

    @Test
    void play_finished_isATrajectoryAndItsSessionIsRemoved() throws InterruptedException {
        var results = rollouts(answering(), ONE_ATTEMPT).play(plans(1), NOBODY);

        assertThat(results)
                .singleElement()
                .isInstanceOfSatisfying(
                        Finished.class,
                        finished -> {
                            assertThat(finished.trajectory().session()).isEqualTo("r0.0");
                            assertThat(finished.trajectory().version()).isEqualTo(4);
                            assertThat(finished.trajectory().codes()).containsExactly(-1, 1);
                        });
        assertThat(environment.requests).endsWith("DELETE /r0.0");
    }

    @Test
    void play_problemOfTheEnvironment_isTriedAgainInAnotherSessionUnderTheSameSeed()
            throws InterruptedException {
        environment.problems(2, 500, "Broken");
        var sampler = answering();

        var results = rollouts(sampler, THREE_ATTEMPTS).play(plans(1), NOBODY);

        assertThat(results).singleElement().isInstanceOf(Finished.class);
        assertThat(environment.steppedSessions()).containsExactly("r0.0", "r0.1", "r0.2");
        assertThat(sampler.samplings).extracting(Sampling::seed).hasSize(4).containsOnly(7L);
    }

    @Test
    void play_problemInEveryAttempt_isDroppedWithItsCauseAndWithoutAScore()
            throws InterruptedException {
        environment.problems(3, 500, "Broken");

        var results = rollouts(answering(), THREE_ATTEMPTS).play(plans(1), NOBODY);

        assertThat(results).containsExactly(new Dropped(Reason.ENVIRONMENT, "Broken: status 500"));
        assertThat(environment.requests).noneMatch(request -> request.endsWith("/score"));
    }

    @Test
    void play_noMessageByTheDeadline_isDroppedAndSamplingIsStopped() throws InterruptedException {
        var sampler = ScriptedSampler.silent(2);
        var limits = new Limits(Duration.ofMillis(1), 2);

        var results = rollouts(sampler, limits).play(plans(1), NOBODY);

        assertThat(results).containsExactly(new Dropped(Reason.DEADLINE, "no end within 0 s"));
        assertThat(sampler.promised).hasSize(2).allMatch(CompletableFuture::isCancelled);
        assertThat(sampler.open).hasValue(0);
    }

    @Test
    void play_serviceThatIsAway_isWaitedForAndCountsNoAttempt() throws InterruptedException {
        environment.breaksOff(5);

        var results = rollouts(answering(), ONE_ATTEMPT).play(plans(1), NOBODY);

        assertThat(results).singleElement().isInstanceOf(Finished.class);
        assertThat(time.pauses()).hasSize(5);
    }

    @Test
    void play_requestThatWaits_doesNotRunTheDeadline() throws InterruptedException {
        var headers = new Headers();
        headers.add("Retry-After", "1200");
        environment.problems(1, 503, "Overloaded", headers);
        var patience = new Retries(Duration.ofHours(1), Retries.Listener.NONE, time, time);

        try (var patient = new EnvClient(environment.address(), patience)) {
            var player = new EpisodePlayer(patient, answering(), prompt);
            var results = new Rollouts(player, ONE_ATTEMPT, 8, time, time).play(plans(1), NOBODY);

            assertThat(results).singleElement().isInstanceOf(Finished.class);
            assertThat(time.pauses()).containsExactly(Duration.ofMinutes(20));
        }
    }

    @Test
    void play_interrupted_endsAllAndLeavesNoThread() throws InterruptedException {
        var sampler = ScriptedSampler.silent(8);
        var interrupted = new AtomicBoolean();
        var playing =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        rollouts(sampler, THREE_ATTEMPTS).play(plans(20), NOBODY);
                                    } catch (InterruptedException _) {
                                        interrupted.set(true);
                                    }
                                });
        sampler.asked.await();

        playing.interrupt();
        playing.join();

        assertThat(interrupted).isTrue();
        assertThat(sampler.open).hasValue(0);
        assertThat(sampler.promised).hasSize(8).allMatch(CompletableFuture::isCancelled);
    }

    @Test
    void play_results_areHeardOneByOneOnThreadsOfTheirOwn() throws InterruptedException {
        var heard = new CopyOnWriteArrayList<String>();
        var threads = new CopyOnWriteArrayList<Thread>();
        var secondWasHeard = new CountDownLatch(1);

        rollouts(answering(), ONE_ATTEMPT)
                .play(
                        plans(2),
                        (plan, _) -> {
                            threads.add(Thread.currentThread());
                            if (plan.id().equals("r0")) {
                                await(secondWasHeard);
                            }
                            heard.add(plan.id());
                            secondWasHeard.countDown();
                        });

        assertThat(heard).containsExactly("r1", "r0");
        assertThat(threads).doesNotHaveDuplicates().doesNotContain(Thread.currentThread());
    }

    @Test
    void play_listenerThatThrows_endsAllAndIsThrown() {
        var failure = new IllegalArgumentException("no space in the ledger");
        var sampler = answering();

        assertThatThrownBy(
                        () ->
                                rollouts(sampler, ONE_ATTEMPT)
                                        .play(
                                                plans(100),
                                                (_, _) -> {
                                                    throw failure;
                                                }))
                .isSameAs(failure);

        assertThat(sampler.open).hasValue(0);
        assertThat(sampler.promised).hasSizeLessThan(100);
    }

    private Rollouts rollouts(Sampler sampler, Limits limits) {
        var player = new EpisodePlayer(client, sampler, prompt);
        return new Rollouts(player, limits, 8, Clock.systemUTC(), time);
    }

    private static ScriptedSampler answering() {
        return ScriptedSampler.saying(prompt.message(Samples.ANSWER));
    }

    private static List<EpisodePlan> plans(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                new EpisodePlan(
                                        "r" + i,
                                        "starter",
                                        "t",
                                        Feedback.STANDARD,
                                        Scoring.FULL,
                                        4,
                                        1,
                                        24,
                                        7))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
