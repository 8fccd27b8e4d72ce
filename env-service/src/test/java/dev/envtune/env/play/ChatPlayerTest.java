package dev.envtune.env.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.contract.CallResult;
import dev.envtune.contract.CreateSession;
import dev.envtune.contract.Message;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.Retries;
import dev.envtune.contract.terminal.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChatPlayerTest {
    private final StringWriter out = new StringWriter();
    private final Display display = new Display(new PrintWriter(out, true), false, false);
    private final List<Duration> pauses = new ArrayList<>();
    private StubServer env;
    private StubServer chat;

    @BeforeEach
    void start() throws IOException {
        env = new StubServer();
        chat = new StubServer();
        env.answer(Samples.session());
    }

    @AfterEach
    void stop() {
        env.close();
        chat.close();
    }

    @Test
    void play_toolCallsThenText_stepsThenEndsTheTurn() {
        chat.answer(calls(call("c1", "cd", "{\"folder\": \"docs\"}")))
                .answer(text("You are there."));
        env.answer(
                        Samples.results(
                                0,
                                -1,
                                List.of(Samples.ok("cd(folder='docs')", "{}")),
                                Message.tool("{}", "c1")))
                .answer(Samples.end(1, 0, 1, 1.0));

        play();

        assertThat(steps())
                .containsExactly(
                        "{\"step\":0,\"text\":null,\"calls\":[{\"id\":\"c1\",\"name\":\"cd\",\"arguments\":\"{\\\"folder\\\": \\\"docs\\\"}\"}]}",
                        "{\"step\":1,\"text\":null,\"calls\":[]}");
        assertThat(roles(chat.requests.getLast()))
                .containsExactly("system", "user", "assistant", "tool");
        assertThat(chat.requests.getLast().json().at("/messages/3/tool_call_id").asString())
                .isEqualTo("c1");
        assertThat(out.toString()).contains("assistant: You are there.", "Turn 1 scored 1.");
    }

    @Test
    void play_argumentsThatAreNoJson_reachTheEnvironmentAsTheyAre() {
        chat.answer(calls(call("c1", "cd", "{folder: docs"))).answer(text("Given up."));
        env.answer(
                        Samples.results(
                                0,
                                -2,
                                List.of(
                                        new CallResult(
                                                "cd('{folder: docs')",
                                                "Error during execution: no",
                                                true,
                                                "UNKNOWN",
                                                null)),
                                Message.tool("Error during execution: no", "c1")))
                .answer(Samples.end(1, 0, 0, 0.0));

        play();

        assertThat(env.requests.get(1).json().at("/calls/0/arguments").asString())
                .isEqualTo("{folder: docs");
        assertThat(out.toString()).contains("Error during execution: no");
    }

    @Test
    void play_callsWithoutOwnIds_getOneEach() {
        chat.answer(calls(call("", "cd", "{}"), call("x", "ls", "{}"), call("x", "ls", "{}")))
                .answer(text("Done."));
        env.answer(Samples.results(0, -1, List.of(Samples.ok("cd()", "{}"))))
                .answer(Samples.end(1, 0, 1, 1.0));

        play();

        var ids = new ArrayList<String>();
        env.requests
                .get(1)
                .json()
                .path("calls")
                .forEach(call -> ids.add(call.path("id").asString()));
        assertThat(ids).hasSize(3).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void play_callsWithoutShownResults_areAnsweredInTheConversation() {
        chat.answer(calls(call("c1", "cd", "{}"))).answer(text("Done."));
        env.answer(Samples.nextTurn(0, 0, "And now?", Samples.LS))
                .answer(Samples.end(1, 1, 1, 0.5));

        play();

        assertThat(roles(chat.requests.getLast()))
                .containsExactly("system", "user", "assistant", "tool", "user");
        assertThat(chat.requests.getFirst().json().path("tools")).hasSize(1);
        assertThat(chat.requests.getLast().json().at("/tools/1/function/name").asString())
                .isEqualTo("ls");
        assertThat(out.toString()).contains("New tools:", "ls(a: boolean = False)");
    }

    @Test
    void play_tooManyRequests_waitsAsLongAsAskedAndGoesOn() {
        chat.answer(429, Map.of("Retry-After", "7"), "slow down")
                .answer(503, Map.of(), "loading")
                .answer(text("Done."));
        env.answer(Samples.end(0, 0, 1, 1.0));

        play();

        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofMillis(1000));
    }

    @Test
    void play_overloadedForGood_givesUpWithTheServersWords() {
        chat.answer(503, Map.of(), "no capacity")
                .answer(503, Map.of("Retry-After", "3600"), "no capacity");
        assertThatThrownBy(this::play)
                .isInstanceOf(PlayException.class)
                .hasMessageContaining("503")
                .hasMessageContaining("no capacity");
        assertThat(pauses).hasSize(1);
    }

    @Test
    void play_wrongKey_saysWhereItComesFromAndNotWhatItIs() {
        chat.answer(401, Map.of(), "{\"error\": \"bad key\"}");
        assertThatThrownBy(this::play)
                .isInstanceOfSatisfying(
                        PlayException.class,
                        e -> assertThat(e.nextStep()).contains("OPENAI_API_KEY"))
                .hasMessageContaining("401")
                .hasMessageNotContaining("secret");
        assertThat(chat.requests.getFirst().header("Authorization")).isEqualTo("Bearer secret");
    }

    @Test
    void play_answerThatIsNoJson_quotesIt() {
        chat.answer(200, Map.of(), "<html>welcome</html>");
        assertThatThrownBy(this::play)
                .isInstanceOf(PlayException.class)
                .hasMessageContaining("<html>welcome</html>");
    }

    @Test
    void play_answerWithoutChoices_quotesIt() {
        chat.answer(Map.of("choices", List.of()));
        assertThatThrownBy(this::play)
                .isInstanceOf(PlayException.class)
                .hasMessageContaining("choices");
    }

    @Test
    void play_nobodyListens_namesTheAddress() {
        var address = chat.address();
        chat.close();
        assertThatThrownBy(() -> play(address))
                .isInstanceOf(PlayException.class)
                .hasMessageContaining(address.toString())
                .hasMessageContaining("refused");
    }

    @Test
    void firstModel_severalListed_isTheFirst() {
        chat.answer(Map.of("data", List.of(Map.of("id", "one"), Map.of("id", "two"))));
        try (var server = server(chat.address())) {
            assertThat(server.firstModel()).isEqualTo("one");
        }
        assertThat(chat.requests.getFirst().path()).isEqualTo("/v1/models");
    }

    private void play() {
        play(chat.address());
    }

    private void play(URI address) {
        try (var client = new EnvClient(env.address(), Retries.NONE);
                var server = server(address)) {
            var request = new CreateSession(null, null, "starter_base_0", null, null);
            var session = new OpenSession(client, request, List.of("GorillaFileSystem"), display);
            var progress = new Progress(new PrintStream(PrintStream.nullOutputStream()), false);
            new ChatPlayer(server, "m", display, progress).play(session);
        }
    }

    private ChatServer server(URI address) {
        return new ChatServer(
                URI.create(address + "/v1/"),
                "secret",
                Duration.ofSeconds(20),
                new Retries(
                        Duration.ofMinutes(2),
                        Retries.Listener.NONE,
                        Clock.systemUTC(),
                        pauses::add));
    }

    private List<String> steps() {
        return env.requests.stream()
                .filter(request -> request.path().equals("/api/v1/sessions/s1/steps"))
                .map(StubServer.Request::body)
                .toList();
    }

    private static List<String> roles(StubServer.Request request) {
        var roles = new ArrayList<String>();
        for (JsonNode message : request.json().path("messages")) {
            roles.add(message.path("role").asString());
        }
        return roles;
    }

    private static Map<String, Object> text(String content) {
        return choice(Map.of("role", "assistant", "content", content));
    }

    @SafeVarargs
    private static Map<String, Object> calls(Map<String, Object>... calls) {
        return choice(Map.of("role", "assistant", "tool_calls", List.of(calls)));
    }

    private static Map<String, Object> call(String id, String name, String arguments) {
        return Map.of(
                "id",
                id,
                "type",
                "function",
                "function",
                Map.of("name", name, "arguments", arguments));
    }

    private static Map<String, Object> choice(Map<String, Object> message) {
        return Map.of("choices", List.of(Map.of("index", 0, "message", message)));
    }
}
