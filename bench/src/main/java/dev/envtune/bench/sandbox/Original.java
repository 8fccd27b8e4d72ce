package dev.envtune.bench.sandbox;

import dev.envtune.bench.machine.PythonProcess;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.session.PlayableTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// The original environment, run by a Python that has the package `bfcl-eval`: a child process that plays
/// the same ground truth in sessions of its own.
final class Original implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PACKAGES = "import bfcl_eval, mpmath";

    private final PythonProcess python;
    private final Checked checked;

    /// What one round of the original gave, before any measurement.
    ///
    /// @param version of the interpreter and the package
    /// @param sha256 over all results, as [Workload#resultsSha256] has it
    record Checked(String version, int calls, String sha256) {}

    private Original(PythonProcess python, Workload workload) {
        this.python = python;
        for (var task : workload.tasks()) {
            python.tell(line(task));
        }
        var answer = python.ask("check");
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
        return PythonProcess.start(python, PACKAGES, "/original.py")
                .map(process -> new Original(process, workload));
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
        var answer = python.ask(Double.toString(seconds));
        return answer.get("calls").asInt() / answer.get("seconds").asDouble();
    }

    @Override
    public void close() {
        python.close();
    }
}
