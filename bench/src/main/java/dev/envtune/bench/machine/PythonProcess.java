package dev.envtune.bench.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Python that runs a script of ours: it is told lines and answers with JSON, one line each. What it
/// prints to standard error is passed on.
public final class PythonProcess implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private PythonProcess(Process process) {
        this.process = process;
        this.requests = process.outputWriter(UTF_8);
        this.answers = process.inputReader(UTF_8);
    }

    /// Starts it, if there is one that has what the script needs.
    ///
    /// @param python the interpreter
    /// @param needs a program that fails where something is missing
    /// @param script a resource's name, from the root
    public static Optional<PythonProcess> start(String python, String needs, String script)
            throws InterruptedException {
        try {
            var probe =
                    new ProcessBuilder(python, "-c", needs)
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
            return Optional.of(
                    new PythonProcess(
                            new ProcessBuilder(python, "-c", text(script))
                                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                                    .start()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String script) throws IOException {
        try (var in = PythonProcess.class.getResourceAsStream(script)) {
            return new String(Objects.requireNonNull(in, script).readAllBytes(), UTF_8);
        }
    }

    /// Tells it something that it does not answer.
    ///
    /// @throws UncheckedIOException if it has ended
    public void tell(String line) {
        try {
            requests.write(line + "\n");
        } catch (IOException e) {
            throw brokeOff(e);
        }
    }

    /// Tells it something and waits for the answer.
    ///
    /// @throws UncheckedIOException if it has ended
    public JsonNode ask(String line) {
        tell(line);
        try {
            requests.flush();
            var answer = answers.readLine();
            if (answer == null) {
                throw new IOException("end of output");
            }
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw brokeOff(e);
        }
    }

    private static UncheckedIOException brokeOff(IOException cause) {
        return new UncheckedIOException("Python broke off; it said why above", cause);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
