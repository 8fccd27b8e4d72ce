package dev.envtune.worker.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.contract.chat.ModelServer;
import dev.envtune.contract.chat.ModelServerException;
import dev.envtune.contract.client.Retries;
import dev.envtune.policy.generate.Completion.Finish;
import dev.envtune.policy.generate.Sampling;
import dev.envtune.worker.StubEngine;
import dev.envtune.worker.StubEngine.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteSamplerTest {
    private static final int END = 7;
    private static final int[] PROMPT = {1, 2, 3};
    private static final Sampling SAMPLING = new Sampling(1, 1, 0, 8, Set.of(END), 42);

    private final List<Duration> pauses = new ArrayList<>();
    private final StubEngine engine = new StubEngine(_ -> choice(Map.of()));
    private final ModelServer server =
            engine.client(
                    new Retries(
                            Duration.ofMinutes(5),
                            Retries.Listener.NONE,
                            Clock.systemUTC(),
                            pauses::add));
    private final RemoteSampler sampler =
            new RemoteSampler(server, new RemoteSampler.Model("m", 12, 100));

    @AfterEach
    void close() {
        server.close();
        engine.close();
    }

    @Test
    void complete_stopped_hasIdsAndLogprobsAndAskedForThem() {
        var completion = sampler.complete(PROMPT, SAMPLING);

        assertThat(completion.ids()).containsExactly(5, END);
        assertThat(completion.logprobs()).containsExactly(-0.5f, 0f);
        assertThat(completion.finish()).isEqualTo(Finish.STOP);
        assertThat(engine.keys).containsExactly("Bearer secret");
        assertThat(engine.questions.getFirst().toString())
                .isEqualTo(
                        "{\"model\":\"m\",\"prompt\":[1,2,3],\"return_token_ids\":true,\"logprobs\":0,\"max_tokens\":8,\"temperature\":1.0,\"top_p\":1.0,\"stop_token_ids\":[7],\"seed\":42}");
    }

    @Test
    void conversation_secondMessage_followsAllBefore() throws Exception {
        try (var conversation = sampler.open()) {
            conversation.next(PROMPT, SAMPLING).get();
            engine.answers(_ -> choice(Map.of("prompt_token_ids", List.of(1, 2, 3, 5, END, 9))));
            conversation.next(new int[] {9}, SAMPLING).get();
        }

        assertThat(engine.questions.getLast().path("prompt").toString()).isEqualTo("[1,2,3,5,7,9]");
    }

    @Test
    void complete_nearTheWindow_isCutThere() {
        engine.answers(
                _ ->
                        choice(
                                Map.of(
                                        "prompt_token_ids",
                                        List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
                                        "token_ids",
                                        List.of(5, 5),
                                        "finish_reason",
                                        "length")));

        var cut = sampler.complete(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, SAMPLING);
        var full = sampler.complete(new int[12], SAMPLING);

        assertThat(engine.questions).hasSize(1);
        assertThat(engine.questions.getFirst().path("max_tokens").asInt()).isEqualTo(2);
        assertThat(cut.finish()).isEqualTo(Finish.WINDOW);
        assertThat(full.finish()).isEqualTo(Finish.WINDOW);
        assertThat(full.ids()).isEmpty();
    }

    @Test
    void complete_engineSaysTooLong_isTheWindow() {
        engine.answers(
                _ ->
                        new Answer(
                                400,
                                Map.of(),
                                "{\"error\": {\"message\": \"This model's maximum context length is 4\"}}"));

        assertThat(sampler.complete(PROMPT, SAMPLING).finish()).isEqualTo(Finish.WINDOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token_ids", "prompt_token_ids", "logprobs.token_logprobs"})
    void complete_fieldMissing_cannotBeTrainedOnAndSaysWhich(String field) {
        engine.answers(_ -> choice(Map.of(field.split("\\.")[0], Map.of())));

        assertThatThrownBy(() -> sampler.complete(PROMPT, SAMPLING))
                .isInstanceOfSatisfying(
                        UntrainableException.class, e -> assertThat(e.missing()).isEqualTo(field))
                .hasMessageContaining("no " + field)
                .hasMessageMatching("(?s).*(return_token_ids|\"logprobs\": 0).*");
    }

    @Test
    void complete_promptWasChanged_cannotBeTrainedOn() {
        engine.answers(_ -> choice(Map.of("prompt_token_ids", List.of(0, 1, 2, 3))));

        assertThatThrownBy(() -> sampler.complete(PROMPT, SAMPLING))
                .isInstanceOf(UntrainableException.class);
    }

    @Test
    void complete_hostileAnswers_areRefusedByName() {
        refused(Map.of("token_ids", List.of(5, 5, END)), "3 token_ids but 2 logprobs");
        refused(Map.of("token_ids", List.of(5, 100)), "the id 100");
        refused(Map.of("token_ids", List.of(-1, END)), "the id -1");
        refused(Map.of("token_ids", List.of("5", END)), "the id \"5\"");
        refused(Map.of("token_ids", List.of(5, 6)), "ended without its last token");
        refused(Map.of("finish_reason", "abort"), "'abort'");
        refused(Map.of("logprobs", logprobs(List.of(1.5, -1))), "the logprob 1.5");
        refused(Map.of("logprobs", logprobs(List.of("NaN", -1))), "the logprob \"NaN\"");
        var many = java.util.Collections.nCopies(9, 5);
        refused(
                Map.of(
                        "token_ids",
                        many,
                        "logprobs",
                        logprobs(java.util.Collections.nCopies(9, -1.0))),
                "9 token_ids where 1 to 8");
        refused(Map.of("token_ids", List.of(), "logprobs", logprobs(List.of())), "0 token_ids");
    }

    private void refused(Map<String, ?> changes, String problem) {
        engine.answers(_ -> choice(changes));
        assertThatThrownBy(() -> sampler.complete(PROMPT, SAMPLING))
                .isInstanceOf(ModelServerException.NotUnderstood.class)
                .hasMessageContaining(problem);
    }

    @Test
    void complete_endlessAnswer_isCutOff() {
        engine.answers(_ -> new Answer(200, Map.of(), " ".repeat((8 << 20) + 1)));

        assertThatThrownBy(() -> sampler.complete(PROMPT, SAMPLING))
                .isInstanceOf(ModelServerException.NotUnderstood.class)
                .hasMessageContaining("more than 8 MiB");
        assertThat(pauses).isEmpty();
    }

    @Test
    void complete_overloaded_asksAgainAsLongAsTold() {
        engine.answers(
                _ ->
                        engine.questions.size() == 1
                                ? new Answer(429, Map.of("Retry-After", "7"), "")
                                : engine.questions.size() == 2
                                        ? new Answer(503, Map.of(), "")
                                        : choice(Map.of()));

        assertThat(sampler.complete(PROMPT, SAMPLING).finish()).isEqualTo(Finish.STOP);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(1));
    }

    @Test
    void complete_wrongKey_saysWhereItComesFromAndNotWhatItIs() {
        engine.answers(_ -> new Answer(401, Map.of(), "no"));

        assertThatThrownBy(() -> sampler.complete(PROMPT, SAMPLING))
                .isInstanceOfSatisfying(
                        ModelServerException.Refused.class,
                        e -> assertThat(e.nextStep()).contains("ENVTUNE_POLICY_KEY"))
                .hasMessageNotContaining("secret");
    }

    @Test
    void conversation_cancelled_endsTheRequest() throws Exception {
        var asked = new CountDownLatch(1);
        var forever = new CountDownLatch(1);
        engine.answers(
                _ -> {
                    asked.countDown();
                    try {
                        forever.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return choice(Map.of());
                });
        try (var conversation = sampler.open()) {
            var next = conversation.next(PROMPT, SAMPLING);
            asked.await();
            next.cancel(true);

            assertThat(next.isCancelled()).isTrue();
        } finally {
            forever.countDown();
        }
        assertThat(engine.questions).hasSize(1);
    }

    private static Answer choice(Map<String, ?> changes) {
        var choice = new TreeMap<String, Object>();
        choice.put("token_ids", List.of(5, END));
        choice.put("prompt_token_ids", List.of(1, 2, 3));
        choice.put("logprobs", logprobs(List.of(-0.5, 1e-7)));
        choice.put("finish_reason", "stop");
        choice.putAll(changes);
        return Answer.choice(choice);
    }

    private static Map<String, Object> logprobs(List<?> values) {
        return Map.of("token_logprobs", values);
    }
}
