package dev.envtune.env;

import dev.envtune.contract.StepRequest;
import dev.envtune.env.session.GroundTruthCalls;
import dev.envtune.env.task.StarterSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// The steps that play a task of the starter suite with full marks.
final class TruthSteps {
    private TruthSteps() {}

    static List<String> of(String task) {
        var steps = new ArrayList<String>();
        for (var turn : Objects.requireNonNull(StarterSuite.load().find(task)).turns()) {
            if (!turn.groundTruth().isEmpty()) {
                steps.add(
                        json(
                                StepRequest.calls(
                                        steps.size(),
                                        GroundTruthCalls.structured(turn.groundTruth()))));
            }
            steps.add(
                    json(
                            StepRequest.text(
                                    steps.size(), "<think>done</think><answer>Done.</answer>")));
        }
        return steps;
    }

    private static String json(StepRequest step) {
        return JsonMapper.shared().writeValueAsString(step);
    }
}
