package dev.envtune.env.conformance;

import dev.envtune.contract.CallResult;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Rewards;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.StepResponse;
import dev.envtune.env.session.CallListener;
import dev.envtune.env.session.Episode;
import dev.envtune.env.session.PlayableTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `steps` of a text and what the released interaction made of it, then both rewards.
final class EpisodeRow {
    private static final double PRECISION = 1e-9;

    private final String id;
    private final List<Difference> differences = new ArrayList<>();

    private EpisodeRow(String id) {
        this.id = id;
    }

    static List<Difference> differences(JsonNode row, PlayableTasks tasks) {
        return new EpisodeRow(row.required("id").asString()).play(row, tasks);
    }

    private List<Difference> play(JsonNode row, PlayableTasks tasks) {
        var episode =
                new Episode(
                        tasks.get(id),
                        new Episode.Options(Feedback.STANDARD, Scoring.RELEASED, Recording.PRESENT),
                        CallListener.NONE);
        int number = 0;
        for (var step : row.required("steps")) {
            if (episode.terminated()) {
                compare(number, "done", "false", "true");
                return differences;
            }
            var text = step.required("text").asString();
            compare(number, step, episode.step(StepRequest.text(number, text)));
            number++;
        }
        compare(row, episode.rewards(), number);
        return differences;
    }

    private void compare(int number, JsonNode step, StepResponse got) {
        compare(number, "turn", step.required("turn").asString(), String.valueOf(got.turn()));
        compare(number, "score", step.required("score").asDouble(), got.code());
        compare(number, "done", step.required("done").asString(), String.valueOf(got.terminated()));
        compare(
                number,
                "observation",
                step.required("observation").asString(),
                got.kind().name().toLowerCase(Locale.ROOT));
        if (step.has("results")) {
            var results = new ArrayList<String>();
            step.get("results").forEach(result -> results.add(result.asString()));
            compare(
                    number,
                    "results",
                    results.toString(),
                    got.results().stream().map(CallResult::result).toList().toString());
        }
    }

    private void compare(JsonNode row, Rewards got, int steps) {
        var format = row.required("format_reward");
        compare(
                null,
                "format_reward.score",
                format.required("score").asDouble(),
                got.formatReward());
        compare(
                null,
                "format_reward.progress",
                format.required("progress").asDouble(),
                got.progress());
        compare(
                null,
                "format_reward.format_reward",
                format.required("format_reward").asDouble(),
                got.format());
        compare(
                null,
                "format_reward.tool_call_reward",
                format.required("tool_call_reward").asDouble(),
                got.toolCall());
        compare(
                null,
                "format_reward.is_tool_call",
                format.required("is_tool_call").asDouble(),
                got.called() ? 1 : 0);
        compare(
                null,
                "format_reward.total_interaction_rounds",
                format.required("total_interaction_rounds").asDouble(),
                steps);
        compare(
                null,
                "progress_reward.score",
                row.required("progress_reward").required("score").asDouble(),
                got.progress());
    }

    private void compare(@Nullable Integer step, String what, double expected, double got) {
        if (Math.abs(expected - got) > PRECISION) {
            compare(step, what, String.valueOf(expected), String.valueOf(got));
        }
    }

    private void compare(@Nullable Integer step, String what, String expected, String got) {
        if (!expected.equals(got)) {
            differences.add(new Difference(id, step, what, expected, got));
        }
    }
}
