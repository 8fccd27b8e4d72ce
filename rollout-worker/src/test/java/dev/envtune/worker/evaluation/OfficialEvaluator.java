package dev.envtune.worker.evaluation;

import dev.envtune.contract.Category;
import dev.envtune.worker.PythonEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// BFCL's own evaluator, from the pip package in an environment of its own.
public final class OfficialEvaluator {
    private final PythonEnvironment python;

    private OfficialEvaluator(PythonEnvironment python) {
        this.python = python;
    }

    /// Skips the test where there is no Python or the packages cannot be had.
    public static OfficialEvaluator install() throws IOException, InterruptedException {
        return new OfficialEvaluator(PythonEnvironment.install("bfcl"));
    }

    /// The error type of each episode that failed, by task.
    ///
    /// @param folder of an evaluation
    public Map<String, String> failures(Path folder) throws IOException, InterruptedException {
        python.run(
                Map.of("BFCL_PROJECT_ROOT", folder.toString()),
                "bfcl_evaluate.py",
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
}
