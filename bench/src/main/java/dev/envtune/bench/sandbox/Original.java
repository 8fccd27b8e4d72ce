package dev.envtune.bench.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.session.PlayableTask;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The original environment, run by a Python that has the package `bfcl-eval`: a child process that plays
/// the same ground truth in sessions of its own.
final class Original implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PACKAGES = "import bfcl_eval, mpmath";

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;
    private final Checked checked;

    /// What one round of the original gave, before any measurement.
    ///
    /// @param version of the interpreter and the package
    /// @param sha256 over all results, as [Workload#resultsSha256] has it
    record Checked(String version, int calls, String sha256) {}

    private Original(Process process, Workload workload) throws IOException {
        this.process = process;
        this.requests = process.outputWriter(UTF_8);
        this.answers = process.inputReader(UTF_8);
        for (var task : workload.tasks()) {
            requests.write(line(task) + "\n");
        }
        var answer = ask("check");
        this.checked =
                new Checked(
                        answer.get("version").asString(),
                        answer.get("calls").asInt(),
                        answer.get("sha256").asString());
    }

    /// Starts it, if there is one.
    ///
    /// @param python the interpreter
    static Optional<Original> start(String python, Workload workload) throws InterruptedException {
        try {
            var probe =
                    new ProcessBuilder(python, "-c", PACKAGES)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (probe.waitFor() != 0) {
                return Optional.empty();
            }
        } catch (IOException _) {
            return Optional.empty(); // no such interpreter
        }
        try {
            var process =
                    new ProcessBuilder(python, "-c", script())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            return Optional.of(new Original(process, workload));
        } catch (IOException e) {
            throw new UncheckedIOException("the original ended early; it said why above", e);
        }
    }

    private static String script() throws IOException {
        try (var script = Original.class.getResourceAsStream("/original.py")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
        }
    }

    private static String line(PlayableTask task) {
        return "{\"config\": %s, \"task\": %s}"
                .formatted(
                        TextForms.json(task.task().initialConfig()),
                        JSON.writeValueAsString(
                                Map.of(
                                        "id", task.task().id(),
                                        "classes", task.task().domains(),
                                        "long_context", task.task().isLongContext(),
                                        "turns", (List<List<String>>) task.groundTruth())));
    }

    Checked checked() {
        return checked;
    }

    /// Runs whole rounds for at least this time.
    ///
    /// @return calls a second, sessions included
    double callsPerSecond(double seconds) {
        try {
            var answer = ask(Double.toString(seconds));
            return answer.get("calls").asInt() / answer.get("seconds").asDouble();
        } catch (IOException e) {
            throw new UncheckedIOException("the original broke off; it said why above", e);
        }
    }

    private JsonNode ask(String request) throws IOException {
        requests.write(request + "\n");
        requests.flush();
        var answer = answers.readLine();
        if (answer == null) {
            throw new IOException("end of output");
        }
        return JSON.readTree(answer);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
