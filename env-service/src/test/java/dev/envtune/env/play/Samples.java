package dev.envtune.env.play;

import dev.envtune.contract.CallResult;
import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.Message;
import dev.envtune.contract.ObservationKind;
import dev.envtune.contract.Rewards;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepResponse;
import dev.envtune.contract.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a service would answer.
final class Samples {
    static final FunctionTool CD =
            tool(
                    "cd",
                    "A file system. Tool description: Changes the folder. It must exist.",
                    Map.of("folder", Map.of("type", "string")),
                    List.of("folder"));
    static final FunctionTool LS =
            tool(
                    "ls",
                    "Lists the folder.",
                    Map.of("a", Map.of("type", "boolean", "default", false)),
                    List.of());

    private Samples() {}

    static FunctionTool tool(
            String name,
            String description,
            Map<String, Object> properties,
            List<String> required) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("type", "object");
        parameters.put("properties", properties);
        parameters.put("required", required);
        return FunctionTool.of(new FunctionTool.Function(name, description, parameters, null));
    }

    /// A session of two turns.
    static SessionView session() {
        return new SessionView(
                "s1",
                "starter",
                "starter_base_0",
                Category.BASE,
                "abc",
                Feedback.AUGMENTED,
                Scoring.FULL,
                Instant.parse("2026-01-01T00:00:00Z"),
                0,
                2,
                0,
                List.of(Message.user("Go to docs.")),
                List.of(CD),
                false);
    }

    static StepResponse results(int step, int code, List<CallResult> results, Message... messages) {
        return new StepResponse(
                step,
                0,
                ObservationKind.TOOL_RESULTS,
                code,
                results,
                List.of(messages),
                List.of(),
                false,
                null);
    }

    static StepResponse nextTurn(int step, int score, String user, FunctionTool... revealed) {
        return new StepResponse(
                step,
                0,
                ObservationKind.NEXT_TURN,
                score,
                List.of(),
                List.of(Message.user(user)),
                List.of(revealed),
                false,
                null);
    }

    static StepResponse end(int step, int turn, int score, double progress) {
        return new StepResponse(
                step,
                turn,
                ObservationKind.END,
                score,
                List.of(),
                List.of(),
                List.of(),
                true,
                progress);
    }

    static CallResult ok(String call, String result) {
        return new CallResult(call, result, false, null, null);
    }

    static ScoreView score(List<@Nullable Integer> turnScores, Verdict verdict) {
        return new ScoreView("s1", turnScores, new Rewards(0.5, 1, 1, true), 0.5, 0, verdict, true);
    }
}
