package dev.envtune.worker.evaluation;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.envtune.contract.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// BFCL's own evaluator, from the pip package in an environment of its own.
public final class OfficialEvaluator {
    private static final Path SCRIPTS = Path.of("src/test/python").toAbsolutePath();
    private static final Path ENVIRONMENT = Path.of("target/python/bfcl").toAbsolutePath();

    private final String python;

    private OfficialEvaluator(String python) {
        this.python = python;
    }

    /// Skips the test where there is no Python or the packages cannot be had.
    public static OfficialEvaluator install() throws IOException, InterruptedException {
        try {
            var said =
                    run(
                            Map.of(),
                            SCRIPTS.resolve("venv.sh").toString(),
                            ENVIRONMENT.toString(),
                            SCRIPTS.resolve("bfcl_requirements.txt").toString());
            return new OfficialEvaluator(said.strip().lines().toList().getLast());
        } catch (FailedException e) {
            return abort("no Python with bfcl-eval: " + e.getMessage());
        }
    }

    /// The error type of each episode that failed, by task.
    ///
    /// @param folder of an evaluation
    public Map<String, String> failures(Path folder) throws IOException, InterruptedException {
        run(
                Map.of("BFCL_PROJECT_ROOT", folder.toString()),
                python,
                SCRIPTS.resolve("bfcl_evaluate.py").toString(),
                "evaluate",
                "--model",
                ResultFiles.DECODED_AS,
                "--test-category",
                "multi_turn",
                "--partial-eval");
        var failures = new HashMap<String, String>();
        for (var category : Category.values()) {
            var lines =
                    Files.readAllLines(
                            folder.resolve(
                                    "score/%s/multi_turn/BFCL_v4_multi_turn_%s_score.json"
                                            .formatted(ResultFiles.DECODED_AS, category.label())));
            for (var line : lines.subList(1, lines.size())) {
                var entry = JsonMapper.shared().readTree(line);
                failures.put(
                        entry.path("id").asString(),
                        entry.path("error").path("error_type").asString(""));
            }
        }
        return failures;
    }

    private static String run(Map<String, String> variables, String... command)
            throws IOException, InterruptedException {
        var said = Files.createTempFile("envtune-python", ".txt");
        try {
            var builder =
                    new ProcessBuilder(new ArrayList<>(List.of(command)))
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile());
            builder.environment().putAll(variables);
            int status = builder.start().waitFor();
            var text = Files.readString(said);
            if (status != 0) {
                throw new FailedException(String.join(" ", command) + ":\n" + text);
            }
            return text;
        } finally {
            Files.delete(said);
        }
    }

    private static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FailedException(String message) {
            super(message);
        }
    }
}
