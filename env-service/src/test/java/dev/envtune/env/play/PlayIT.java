package dev.envtune.env.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.contract.CreateSession;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.EnvException;
import dev.envtune.contract.client.Retries;
import dev.envtune.contract.client.ServiceProcess;
import dev.envtune.env.EnvService;
import dev.envtune.env.session.GroundTruthCalls;
import dev.envtune.env.session.TestDatabase;
import dev.envtune.env.task.OfficialData;
import dev.envtune.env.task.StarterSuite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// Plays on a real service, which is a child process, on a real database.
class PlayIT {
    private static ServiceProcess service;
    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void start() {
        var options = new ArrayList<>(databaseOptions());
        OfficialData.find()
                .ifPresent(folder -> options.addAll(List.of("--bfcl", folder.toString())));
        service = ServiceProcess.start(options);
    }

    private static List<String> databaseOptions() {
        return TestDatabase.keys(TestDatabase.shared());
    }

    @AfterAll
    static void stop() {
        service.close();
        assertThat(service.handle().isAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "starter_base_2",
                "starter_miss_func_13",
                "starter_miss_param_25",
                "starter_long_context_40"
            })
    void execute_truth_getsFullMarksAndAValidVerdict(String task) {
        assertThat(play("--agent", "truth", "--task", task)).isZero();
        assertThat(out.toString())
                .contains("progress 1.000", "Official verdict: valid")
                .doesNotContain("scored 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multi_turn_base_3",
                "multi_turn_miss_func_60",
                "multi_turn_miss_param_110",
                "multi_turn_long_context_160"
            })
    void execute_truthOfAnOfficialTask_getsFullMarksAndAValidVerdict(String task) {
        var bfcl = OfficialData.folder().toString();
        assertThat(play("--agent", "truth", "--task", task, "--bfcl", bfcl)).isZero();
        assertThat(out.toString()).contains("progress 1.000", "Official verdict: valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"augmented", "standard"})
    void execute_truthWithACallLeftOut_losesThatTurnAndTheVerdict(String feedback) {
        var rc =
                play(
                        "--agent",
                        "truth",
                        "--task",
                        "starter_base_2",
                        "--leave-out",
                        "1:1",
                        "--feedback",
                        feedback);
        assertThat(rc).isEqualTo(1);
        assertThat(out.toString())
                .contains("Turn 1 scored 0.", "Official verdict: invalid, multi_turn:")
                .contains("in turn 1");
    }

    @Test
    void execute_truthWithACallThatIsNotThere_saysHowManyThereAreAndRemovesTheSession() {
        assertThat(play("--agent", "truth", "--task", "starter_base_2", "--leave-out", "1:9"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("Turn 1 has no call 9", "the session is removed");
    }

    @Test
    void execute_callsTyped_playTheTask() {
        var lines = new StringBuilder(":tools\n:state\n:score\n");
        for (var turn : truth("starter_base_2")) {
            lines.append(String.join("; ", turn)).append("\ndone\n");
        }
        assertThat(type(lines.toString(), "--task", "starter_base_2")).isZero();
        assertThat(out.toString()).contains("progress 1.000", "Official verdict: valid");
    }

    @Test
    void execute_inputThatEnds_leavesAndRemovesTheSession() {
        assertThat(type("", "--seed", "7")).isEqualTo(1);
        assertThat(out.toString())
                .contains("--seed 7 chooses it again")
                .contains("Left before the end; the session is removed.");
    }

    @Test
    void execute_chatServer_playsTheTask() throws IOException {
        try (var chat = new StubServer()) {
            chat.answer(Map.of("data", List.of(Map.of("id", "stub"))));
            for (var turn : truth("starter_base_2")) {
                chat.answer(choice("tool_calls", toolCalls(turn)));
                chat.answer(choice("content", "Done."));
            }
            assertThat(play("--agent", chat.address() + "/v1", "--task", "starter_base_2"))
                    .isZero();
        }
        assertThat(out.toString()).contains("assistant: Done.", "Official verdict: valid");
    }

    @Test
    void execute_unknownTask_saysSo() {
        assertThat(play("--task", "starter_base_999")).isEqualTo(1);
        assertThat(out.toString()).contains("starter_base_999").doesNotContain("Exception");
    }

    @Test
    void log_episode_holdsEveryStep() {
        try (var client = new EnvClient(service.address(), Retries.NONE)) {
            var session =
                    client.create(
                            new CreateSession(
                                    null, "starter", "starter_base_2", Feedback.AUGMENTED, null));
            var first = StepRequest.calls(0, List.of());
            client.step(session.id(), first);
            assertThat(client.step(session.id(), first).step()).isZero();
            assertThat(client.session(session.id()).step()).isEqualTo(1);
            assertThat(client.log(session.id()).steps()).hasSize(1);
            client.delete(session.id());
        }
    }

    @Test
    void start_optionThatTheServiceRefuses_tellsWhatItSaid() {
        assertThatThrownBy(() -> ServiceProcess.start(List.of("--nonsense")))
                .isInstanceOf(ServiceProcess.StartException.class)
                .hasMessageContaining("--nonsense");
    }

    @Test
    void start_executableJar_isAService() throws Exception {
        var classes = EnvService.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        try (var built = Files.newDirectoryStream(Path.of(classes).getParent(), "*-exec.jar")) {
            var jar = built.iterator().next();
            try (var another = ServiceProcess.start(jar, databaseOptions());
                    var client = new EnvClient(another.address(), Retries.NONE)) {
                assertThat(client.tasks("starter")).isNotEmpty();
            }
        }
    }

    @Test
    void execute_serviceThatDiesOnTheWay_saysSoAtOnce() {
        try (var doomed = ServiceProcess.start(databaseOptions());
                var client =
                        new EnvClient(
                                doomed.address(),
                                new Retries(
                                        EnvClient.PATIENCE,
                                        doomed.whileAlive(Retries.Listener.NONE)))) {
            doomed.handle().destroyForcibly();
            doomed.handle().onExit().join();
            assertThatThrownBy(() -> client.tasks("starter"))
                    .isInstanceOf(EnvException.Ended.class)
                    .hasMessageContaining("ready at " + doomed.address());
        }
    }

    private int type(String input, String... arguments) {
        var before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
        try {
            return play(arguments);
        } finally {
            System.setIn(before);
        }
    }

    private int play(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--env", service.address().toString()));
        return new CommandLine(new PlayCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all.toArray(String[]::new));
    }

    private static List<List<String>> truth(String task) {
        return Objects.requireNonNull(StarterSuite.load().find(task)).groundTruth();
    }

    private static List<Map<String, Object>> toolCalls(List<String> turn) {
        return GroundTruthCalls.structured(turn).stream()
                .<Map<String, Object>>map(
                        call ->
                                Map.of(
                                        "type",
                                        "function",
                                        "function",
                                        Map.of(
                                                "name",
                                                call.name(),
                                                "arguments",
                                                Objects.requireNonNull(call.arguments()))))
                .toList();
    }

    private static Map<String, Object> choice(String field, Object value) {
        return Map.of(
                "choices", List.of(Map.of("message", Map.of("role", "assistant", field, value))));
    }
}
