package dev.envtune.env.conformance;

import dev.envtune.env.sandbox.call.FormatCheck;
import dev.envtune.env.sandbox.call.FormatRules;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A `text`, its `kind` and, where it is an error, which rule failed first.
final class FormatRow {
    private FormatRow() {}

    static List<Difference> differences(JsonNode row) {
        var text = row.required("text").asString();
        var expected = row.required("kind").asString();
        if (expected.equals("error")) {
            expected = "error: " + row.required("error").asString();
        }
        var got =
                switch (FormatRules.check(text)) {
                    case FormatCheck.Answer _ -> "answer";
                    case FormatCheck.ToolCallBody _ -> "tool_call";
                    case FormatCheck.FormatError(var rule) -> "error: " + rule.text();
                };
        return got.equals(expected)
                ? List.of()
                : List.of(new Difference(text, null, "kind", expected, got));
    }
}
