package dev.envtune.env.conformance;

import dev.envtune.env.feedback.StandardWording;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.session.PlayableTasks;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// `turns` of `calls` and `results`, then `final_state`.
final class ReplayRow {
    private ReplayRow() {}

    static List<Difference> differences(JsonNode row, PlayableTasks tasks) {
        var id = row.required("id").asString();
        var toolbox = new Toolbox(tasks.get(id).setup(), Recording.PRESENT);
        var differences = new ArrayList<Difference>();
        int step = 0;
        for (var turn : row.required("turns")) {
            var results = turn.required("results");
            int index = 0;
            for (var call : turn.required("calls")) {
                var got = StandardWording.of(toolbox.execute(call.asString()));
                var expected = results.required(index++).asString();
                if (!got.equals(expected)) {
                    differences.add(
                            new Difference(
                                    id, step, "result of " + call.asString(), expected, got));
                }
                step++;
            }
        }
        differences.addAll(RecordedState.differences(id, row.required("final_state"), toolbox));
        return differences;
    }
}
