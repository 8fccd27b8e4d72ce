package dev.envtune.env.play;

import dev.envtune.contract.CallRequest;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.call.CallParser;
import dev.envtune.env.sandbox.call.SyntaxProblem;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.TextForms;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls as a person types them: Python texts separated by `;` or in a list, or JSON objects with
/// `name` and `arguments`. What cannot be read is explained and never sent.
sealed interface CallInput {
    record Calls(List<CallRequest> requests) implements CallInput {
        public Calls {
            requests = List.copyOf(requests);
        }
    }

    /// @param at where in the input the problem is, or -1 if that is not known
    record Unreadable(String problem, int at, String nextStep) implements CallInput {}

    String EXAMPLE =
            "Write cd(folder='docs'), or {\"name\": \"cd\", \"arguments\": {\"folder\": \"docs\"}}.";

    static CallInput parse(String input) {
        var text = input.strip();
        var inside = text.startsWith("[") ? text.substring(1).stripLeading() : text;
        return inside.startsWith("{") ? json(input) : python(input);
    }

    private static CallInput json(String input) {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(input);
        } catch (JacksonException e) {
            var location = e.getLocation();
            return new Unreadable(
                    "no JSON: " + e.getOriginalMessage(),
                    location == null ? -1 : location.getColumnNr() - 1,
                    EXAMPLE);
        }
        var calls = new ArrayList<CallRequest>();
        for (var call : root.isArray() ? root : List.of(root)) {
            var name = call.path("name").asString("");
            if (name.isBlank()) {
                return new Unreadable("a call without a \"name\": " + call, -1, EXAMPLE);
            }
            var arguments = call.path("arguments");
            calls.add(
                    new CallRequest(
                            null,
                            name,
                            arguments.isMissingNode() || arguments.isNull() ? null : arguments));
        }
        return new Calls(calls);
    }

    private static CallInput python(String input) {
        var parts = CallTexts.split(input);
        if (parts instanceof CallTexts.Broken(var problem, int at)) {
            return new Unreadable(problem, at, EXAMPLE);
        }
        var calls = new ArrayList<CallRequest>();
        for (var part : ((CallTexts.Parts) parts).parts()) {
            switch (CallParser.parse(part.text())) {
                case SyntaxProblem(var _, var problem) -> {
                    return new Unreadable(problem, part.at(), EXAMPLE);
                }
                case ToolCall call -> {
                    try {
                        calls.add(request(call));
                    } catch (IllegalArgumentException | PythonError e) {
                        return new Unreadable(
                                String.valueOf(e.getMessage()),
                                part.at(),
                                ":tools " + call.name() + " shows its arguments.");
                    }
                }
            }
        }
        return new Calls(calls);
    }

    /// Structured calls know arguments by name only.
    ///
    /// @throws IllegalArgumentException if a positional argument has no name
    private static CallRequest request(ToolCall call) {
        var arguments = new DictValue();
        var tool = Domains.installed().findTool(call.name());
        for (int i = 0; i < call.positional().size(); i++) {
            if (tool == null) {
                throw new IllegalArgumentException(
                        "there is no tool " + call.name() + ", so name its arguments");
            }
            if (i == tool.params().size()) {
                throw new IllegalArgumentException(
                        "%s takes %d arguments, not %d"
                                .formatted(call.name(), i, call.positional().size()));
            }
            arguments.put(tool.params().get(i).name(), call.positional().get(i));
        }
        call.named()
                .forEach(
                        (name, value) -> {
                            if (arguments.containsKey(name)) {
                                throw new IllegalArgumentException(name + " is given twice");
                            }
                            arguments.put(name, value);
                        });
        return new CallRequest(null, call.name(), TextForms.json(arguments));
    }
}
