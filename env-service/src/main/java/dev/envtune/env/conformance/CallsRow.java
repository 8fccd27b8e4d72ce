package dev.envtune.env.conformance;

import dev.envtune.env.feedback.StandardWording;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.session.PlayableTasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// `steps` of a `call`, its `result` and how it must `match`, then `final_state`.
final class CallsRow {
    private static final String RAISED = "Error during execution:";

    private CallsRow() {}

    static List<Difference> differences(JsonNode row, PlayableTasks tasks) {
        var id = row.required("id").asString();
        var toolbox = new Toolbox(tasks.get(id).setup(), Recording.PRESENT);
        var differences = new ArrayList<Difference>();
        int number = 0;
        for (var step : row.required("steps")) {
            var call = step.required("call").asString();
            var expected = step.required("result").asString();
            var got = StandardWording.of(toolbox.execute(call));
            if (!matches(step.required("match").asString(), expected, got)) {
                differences.add(new Difference(id, number, "result of " + call, expected, got));
            }
            number++;
        }
        differences.addAll(RecordedState.differences(id, row.required("final_state"), toolbox));
        return differences;
    }

    private static boolean matches(String match, String expected, String got) {
        return switch (match) {
            case "exact" -> got.equals(expected);
            case "error" -> got.startsWith(RAISED);
            case "unordered" -> Arrays.equals(sorted(expected), sorted(got));
            default -> throw new IllegalArgumentException("unknown match '" + match + "'");
        };
    }

    private static int[] sorted(String text) {
        return text.codePoints().sorted().toArray();
    }
}
