package dev.envtune.worker.evaluation;

import dev.envtune.contract.Category;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Episodes in the official form of result files: where `bfcl evaluate` of the package `bfcl-eval` looks for
/// them, and as its decoder for prompted models reads them. Of several samples of a task the first counts.
public final class ResultFiles {
    /// The evaluator knows registered models only, and takes the decoder from the name. This is one whose
    /// answers are texts of Python calls; it did not play.
    public static final String DECODED_AS = "gpt-4o-2024-11-20";

    private static final JsonMapper JSON = JsonMapper.shared();

    private ResultFiles() {}

    private record Entry(String id, List<List<String>> result) {}

    /// Texts by file, as in `result/NAME/multi_turn/BFCL_v4_multi_turn_base_result.json`.
    static Map<String, String> of(List<PlayedEpisode> episodes) {
        var files = new LinkedHashMap<String, String>();
        for (var category : Category.values()) {
            var lines =
                    episodes.stream()
                            .filter(one -> one.category() == category && one.sample() == 0)
                            .sorted(
                                    Comparator.comparing(PlayedEpisode::scenario)
                                            .thenComparing(PlayedEpisode::task))
                            .map(one -> new Entry(one.task(), one.result()))
                            .map(entry -> JSON.writeValueAsString(entry) + "\n")
                            .collect(Collectors.joining());
            if (!lines.isEmpty()) {
                files.put(file(category), lines);
            }
        }
        return files;
    }

    private static String file(Category category) {
        return "result/%s/multi_turn/BFCL_v4_multi_turn_%s_result.json"
                .formatted(DECODED_AS, category.label());
    }
}
