package dev.envtune.env.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.CreateSession;
import dev.envtune.contract.Message;
import dev.envtune.contract.Verdict;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.Retries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandPlayerTest {
    private final StringWriter out = new StringWriter();
    private StubServer env;

    @BeforeEach
    void start() throws IOException {
        env = new StubServer().answer(Samples.session());
    }

    @AfterEach
    void stop() {
        env.close();
    }

    @Test
    void play_callsAndDone_areStepsInOrder() {
        env.answer(
                        Samples.results(
                                0,
                                -1,
                                List.of(Samples.ok("cd(folder='docs')", "{}")),
                                Message.tool("{}", null)))
                .answer(Samples.nextTurn(1, 1, "What is here?", Samples.LS))
                .answer(Samples.end(2, 1, 0, 0.5));

        play("cd(folder='docs')\ndone\n\nnever read\n");

        assertThat(bodies())
                .containsExactly(
                        "{\"step\":0,\"text\":null,\"calls\":[{\"id\":null,\"name\":\"cd\",\"arguments\":\"{\\\"folder\\\": \\\"docs\\\"}\"}]}",
                        "{\"step\":1,\"text\":null,\"calls\":[]}",
                        "{\"step\":2,\"text\":null,\"calls\":[]}");
        assertThat(out.toString())
                .contains("→ cd(folder='docs')", "Turn 1 scored 1.", "user: What is here?")
                .contains("Turn 2 scored 0.");
    }

    @Test
    void play_brokenCall_isShownWithACaretAndNotSent() {
        play("  cd(folder='docs'\n");
        assertThat(bodies()).isEmpty();
        assertThat(out.toString())
                .contains("  cd(folder='docs'\n    ^\nNot sent: nothing closes this '('");
    }

    @Test
    void play_commands_askAndDoNotStep() {
        env.answer(Map.of("GorillaFileSystem", Map.of("root", "x")))
                .answer(Samples.score(Arrays.asList(null, null), Verdict.VALID));

        play(":tools\n:tools cd\n:tools rm\n:state\n:score\n:help\n:nonsense\n:quit\n");

        assertThat(bodies()).isEmpty();
        assertThat(out.toString())
                .contains("rm is not offered now.")
                .contains("\"root\" : \"x\"")
                .contains("Turn scores - -")
                .contains(":quit, or Ctrl-D")
                .contains("There is no command :nonsense.");
    }

    @Test
    void play_problemOfTheService_isShownAndTheEpisodeGoesOn() {
        env.answer(413, Map.of(), "{\"title\": \"Too large\", \"detail\": \"at most 64 KiB\"}")
                .answer(Samples.end(0, 1, 0, 0.0));
        play("cd(folder='docs')\ndone\n");
        assertThat(out.toString()).contains("Too large: at most 64 KiB", "Turn 2 scored 0.");
    }

    private void play(String input) {
        var display = new Display(new PrintWriter(out), false, false);
        try (var client = new EnvClient(env.address(), Retries.NONE)) {
            var request = new CreateSession(null, null, "starter_base_0", null, null);
            var session = new OpenSession(client, request, List.of(), display);
            new HandPlayer(new BufferedReader(new StringReader(input)), display, false)
                    .play(session);
        }
    }

    private List<String> bodies() {
        return env.requests.stream()
                .filter(request -> request.path().endsWith("/steps"))
                .map(StubServer.Request::body)
                .toList();
    }
}
