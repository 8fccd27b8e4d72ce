package dev.envtune.env.session;

import dev.envtune.contract.CallRequest;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.call.CallParser;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ground truth as the structured calls that an agent would send.
public final class GroundTruthCalls {
    private GroundTruthCalls() {}

    /// @param calls call texts of a turn
    /// @throws IllegalArgumentException if one is no call of an installed tool with literal arguments
    public static List<CallRequest> structured(List<String> calls) {
        var requests = new ArrayList<CallRequest>(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            requests.add(structured("call_" + i, calls.get(i)));
        }
        return requests;
    }

    private static CallRequest structured(String id, String source) {
        if (!(CallParser.parse(source) instanceof ToolCall call)) {
            throw new IllegalArgumentException("ground truth is no call: " + source);
        }
        var tool = Domains.installed().findTool(call.name());
        if (tool == null || call.positional().size() > tool.params().size()) {
            throw new IllegalArgumentException("ground truth calls no installed tool: " + source);
        }
        var arguments = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < call.positional().size(); i++) {
            arguments.put(tool.params().get(i).name(), json(call.positional().get(i)));
        }
        call.named().forEach((name, value) -> arguments.put(name, json(value)));
        return new CallRequest(id, call.name(), arguments);
    }

    private static @Nullable Object json(Value value) {
        return switch (value) {
            case None _ -> null;
            case Bool bool -> bool.value();
            case Int number -> number.isLong() ? (Object) number.longValue() : number.bigValue();
            case Real(double number) -> number;
            case Str(var text) -> text;
            case ListValue list -> list.items().stream().map(GroundTruthCalls::json).toList();
            case DictValue dict -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                dict.entries()
                        .forEach(
                                entry ->
                                        map.put(
                                                TextForms.str(entry.getKey()),
                                                json(entry.getValue())));
                yield map;
            }
            default ->
                    throw new IllegalArgumentException(
                            "no JSON form of a " + value.typeName() + " in ground truth");
        };
    }
}
