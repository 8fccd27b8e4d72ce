package dev.envtune.env.conformance;

import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.scoring.OfficialChecker;
import dev.envtune.env.scoring.ReleasedScorer;
import dev.envtune.env.scoring.Truth;
import dev.envtune.env.session.PlayableTask;
import dev.envtune.env.session.PlayableTasks;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A `trajectory` (turns of steps of calls), the official `valid` and `error_type`, and the released
/// `turn_scores` if recorded, taken without a limit on steps.
final class VerdictRow {
    private VerdictRow() {}

    static List<Difference> differences(JsonNode row, PlayableTasks tasks) {
        var id = row.required("id").asString();
        var playable = tasks.get(id);
        var emitted = emitted(row.required("trajectory"));
        var verdict =
                OfficialChecker.check(
                        playable.setup(),
                        emitted,
                        playable.groundTruth(),
                        playable.truth(Recording.PRESENT),
                        Recording.PRESENT);
        var differences = new ArrayList<Difference>();
        var name = row.path("kind").asString("");
        compare(
                differences,
                id,
                name + " valid",
                row.required("valid").asString(),
                String.valueOf(verdict.valid()));
        var errorType = row.required("error_type");
        compare(
                differences,
                id,
                name + " error_type",
                errorType.isNull() ? "null" : errorType.asString(),
                String.valueOf(verdict.errorType()));
        if (!row.has("turn_scores")) {
            return differences;
        }
        var scores = new ArrayList<Double>();
        row.required("turn_scores").forEach(score -> scores.add(score.asDouble()));
        compare(
                differences,
                id,
                name + " turn_scores",
                scores.toString(),
                turnScores(playable, emitted).toString());
        return differences;
    }

    private static void compare(
            List<Difference> differences, String id, String what, String expected, String got) {
        if (!expected.equals(got)) {
            differences.add(new Difference(id, null, what, expected, got));
        }
    }

    private static List<List<String>> emitted(JsonNode trajectory) {
        var emitted = new ArrayList<List<String>>();
        for (var turn : trajectory) {
            var calls = new ArrayList<String>();
            turn.forEach(step -> step.forEach(call -> calls.add(call.asString())));
            emitted.add(calls);
        }
        return emitted;
    }

    /// In a turn without ground truth, calls are not executed and cost the point.
    private static List<Double> turnScores(PlayableTask playable, List<List<String>> emitted) {
        var groundTruth = playable.groundTruth();
        var toolbox = new Toolbox(playable.setup(), Recording.PRESENT);
        var scorer = new ReleasedScorer(playable.setup(), groundTruth, Recording.PRESENT);
        var results = new ArrayList<String>();
        var scores = new ArrayList<Double>();
        for (int turn = 0; turn < emitted.size(); turn++) {
            var calls = emitted.get(turn);
            if (groundTruth.get(turn).isEmpty()) {
                scores.add(calls.isEmpty() ? 1.0 : 0.0);
                continue;
            }
            results.addAll(Truth.execute(toolbox, calls));
            scores.add((double) scorer.score(turn, toolbox, results, !calls.isEmpty()));
        }
        return scores;
    }
}
