package dev.envtune.worker.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.contract.CallRequest;
import dev.envtune.contract.EmittedCalls;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.chat.ModelServer;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.Retries;
import dev.envtune.policy.generate.Completion.Finish;
import dev.envtune.worker.Samples;
import dev.envtune.worker.StubEngine;
import dev.envtune.worker.StubEngine.Answer;
import dev.envtune.worker.prompt.ChatPrompt;
import dev.envtune.worker.rollout.RolloutResult.Dropped;
import dev.envtune.worker.rollout.RolloutResult.Finished;
import dev.envtune.worker.rollout.RolloutResult.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Episodes through an engine that gives no tokens.
class ChatPolicyTest {
    private static final EpisodePlan PLAN =
            new EpisodePlan("e", null, "t", Feedback.STANDARD, Scoring.FULL, 0, 0, 64, 5);

    private final StubEngine engine = new StubEngine(_ -> Answer.text("done"));
    private final ModelServer server = engine.client(Retries.NONE);

    @AfterEach
    void close() {
        server.close();
        engine.close();
    }

    @Test
    void next_structured_callsAreAnsweredAndToolsRevealed() throws Exception {
        engine.answers(
                _ ->
                        Answer.message(
                                Map.of(
                                        "role",
                                        "assistant",
                                        "tool_calls",
                                        List.of(
                                                Map.of(
                                                        "id",
                                                        "c1",
                                                        "type",
                                                        "function",
                                                        "function",
                                                        Map.of(
                                                                "name",
                                                                "cp",
                                                                "arguments",
                                                                "{}"))))));
        try (var dialogue =
                policy(ChatPrompt.SCHEMA).begin(PLAN, Samples.opening("Copy.", Samples.copy()))) {
            var said = dialogue.next(deadline());
            dialogue.hear(Samples.reveal());
            engine.answers(_ -> Answer.text("Copied."));
            var answer = dialogue.next(deadline());

            assertThat(said.calls()).containsExactly(new CallRequest("c1", "cp", "{}"));
            assertThat(answer.calls()).isEmpty();
            assertThat(answer.text()).isEqualTo("Copied.");
        }
        var last = engine.questions.getLast();
        assertThat(roles(last)).containsExactly("system", "user", "assistant", "tool", "user");
        assertThat(last.path("tools")).hasSize(2);
        assertThat(last.path("seed").asLong()).isEqualTo(5);
        assertThat(last.path("max_tokens").asInt()).isEqualTo(64);
        assertThat(engine.questions.getFirst().path("tools")).hasSize(1);
    }

    @Test
    void next_textProtocol_toolsAreInTheTexts() throws Exception {
        engine.answers(_ -> Answer.text(Samples.CALL));
        try (var dialogue =
                policy(ChatPrompt.COMPACT).begin(PLAN, Samples.opening("Copy.", Samples.copy()))) {
            var said = dialogue.next(deadline());
            dialogue.hear(Samples.results("[\"None\"]"));
            dialogue.next(deadline());
            dialogue.hear(Samples.reveal());
            dialogue.next(deadline());

            assertThat(said.calls()).isNull();
            assertThat(said.text()).isEqualTo(Samples.CALL);
        }
        var last = engine.questions.getLast();
        assertThat(last.has("tools")).isFalse();
        assertThat(roles(last))
                .containsExactly("system", "user", "assistant", "user", "assistant", "user");
        assertThat(last.at("/messages/0/content").asString()).contains("cp(source: str");
        assertThat(last.at("/messages/3/content").asString()).isEqualTo("[\"None\"]");
        assertThat(last.at("/messages/5/content").asString())
                .startsWith("find(path?: str)")
                .endsWith("What about now?");
    }

    @Test
    void next_conversationTooLong_isTheWindow() throws Exception {
        engine.answers(_ -> new Answer(400, Map.of(), "{\"code\": \"context_length_exceeded\"}"));
        try (var dialogue = policy(ChatPrompt.SCHEMA).begin(PLAN, Samples.opening("Copy."))) {
            assertThat(dialogue.next(deadline()).finish()).isEqualTo(Finish.WINDOW);
        }
    }

    @Test
    void play_forTraining_isRefusedAndSaysWhy() throws Exception {
        try (var environment = new StubEnvironment();
                var client = new EnvClient(environment.address(), Retries.NONE)) {
            var player =
                    new EpisodePlayer(client, policy(ChatPrompt.SCHEMA), new Purpose.Training());

            assertThatThrownBy(
                            () ->
                                    new Rollouts(player, Limits.DEFAULT, 1)
                                            .play(List.of(PLAN), (_, _) -> {}))
                    .isInstanceOf(UntrainableException.class)
                    .hasMessageContaining("no token_ids")
                    .hasMessageContaining("--tokenizer");
        }
    }

    @Test
    void play_forEvaluation_endsWithScoreAndCalls() throws Exception {
        var calls = new ArrayList<EmittedCalls>();
        try (var environment = new StubEnvironment();
                var client = new EnvClient(environment.address(), Retries.NONE)) {
            var result = play(client, new Purpose.Evaluation(calls::add));

            assertThat(result).isInstanceOf(Finished.class);
            assertThat(((Finished) result).trajectory().ids()).isEmpty();
            assertThat(((Finished) result).trajectory().codes()).hasSize(2);
        }
        assertThat(calls).hasSize(1);
    }

    @Test
    void play_endlessMessage_dropsTheEpisodeOnly() throws Exception {
        engine.answers(_ -> Answer.text("a".repeat((1 << 16) + 1)));
        try (var environment = new StubEnvironment();
                var client = new EnvClient(environment.address(), Retries.NONE)) {
            assertThat(play(client, new Purpose.Evaluation(_ -> {})))
                    .isInstanceOfSatisfying(
                            Dropped.class,
                            dropped -> {
                                assertThat(dropped.reason()).isEqualTo(Reason.POLICY);
                                assertThat(dropped.cause()).contains("65537 characters");
                            });
        }
    }

    private RolloutResult play(EnvClient client, Purpose purpose) throws InterruptedException {
        var player = new EpisodePlayer(client, policy(ChatPrompt.SCHEMA), purpose);
        return new Rollouts(player, Limits.DEFAULT, 1).play(List.of(PLAN), (_, _) -> {}).getFirst();
    }

    private Policy policy(ChatPrompt prompt) {
        return new ChatPolicy(
                server,
                "m",
                prompt,
                new UntrainableException("e", "token_ids", "Give --tokenizer DIR."));
    }

    private static Deadline deadline() {
        return new Deadline(Clock.systemUTC(), Duration.ofSeconds(30));
    }

    private static List<String> roles(JsonNode question) {
        var roles = new ArrayList<String>();
        question.path("messages").forEach(one -> roles.add(one.path("role").asString()));
        return roles;
    }
}
