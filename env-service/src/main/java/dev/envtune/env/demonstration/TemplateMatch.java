package dev.envtune.env.demonstration;

import dev.envtune.env.demonstration.Request.Done;
import dev.envtune.env.sandbox.call.CallParser;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds the templates that a call could come from.
final class TemplateMatch {
    /// In front of a slot's name where the call has its value.
    private static final String SLOT = "\u0001";

    private final Lexicon lexicon;
    private final Map<String, List<Pattern>> byTool = new HashMap<>();

    /// @param call with marks for the slots
    private record Pattern(Template template, ToolCall call) {}

    /// Of templates that open and make one call.
    TemplateMatch(TemplateBank bank, Lexicon lexicon) {
        this.lexicon = lexicon;
        for (var template : bank.all()) {
            if (template.opens() && template.calls().size() == 1) {
                byTool.computeIfAbsent(template.tool(), _ -> new ArrayList<>())
                        .add(new Pattern(template, pattern(template.calls().getFirst())));
            }
        }
    }

    private static ToolCall pattern(String call) {
        var marked = Placeholders.fill(call, slot -> TextForms.repr(new Str(SLOT + slot)));
        return parsed(marked);
    }

    static ToolCall parsed(String call) {
        if (CallParser.parse(call) instanceof ToolCall parsed) {
            return parsed;
        }
        throw new IllegalArgumentException("no call: " + call);
    }

    /// What a user who wants this call could request.
    List<Request> of(String source) {
        var call = parsed(source);
        var requests = new ArrayList<Request>();
        for (var pattern : byTool.getOrDefault(call.name(), List.of())) {
            var values = values(pattern.call(), call);
            if (values != null && fit(pattern.template(), values)) {
                requests.add(
                        new Request(
                                pattern.template(),
                                values,
                                List.of(new Done(call, None.NONE)),
                                false));
            }
        }
        return requests;
    }

    /// Whether the values are of the kinds of their slots. Of facts only files and folders are looked at,
    /// as a name may be either.
    private boolean fit(Template template, Map<String, Value> values) {
        return template.slots().entrySet().stream()
                .allMatch(slot -> fits(slot.getValue(), values.get(slot.getKey())));
    }

    private boolean fits(String kind, @Nullable Value value) {
        if (value == null) {
            return false;
        }
        boolean isFile = TextForms.str(value).indexOf('.') >= 0;
        return switch (kind) {
            case "file", "@file" -> isFile;
            case "@folder" -> !isFile;
            default -> kind.indexOf('@') >= 0 || lexicon.holds(kind, value);
        };
    }

    private static @Nullable Map<String, Value> values(ToolCall pattern, ToolCall call) {
        var values = new HashMap<String, Value>();
        boolean matches =
                call.positional().isEmpty()
                        && pattern.named().keySet().equals(call.named().keySet())
                        && pattern.named().entrySet().stream()
                                .allMatch(
                                        argument ->
                                                bind(
                                                        argument.getValue(),
                                                        Objects.requireNonNull(
                                                                call.named()
                                                                        .get(argument.getKey())),
                                                        values));
        return matches ? values : null;
    }

    private static boolean bind(Value pattern, Value value, Map<String, Value> values) {
        if (pattern instanceof Str(var text) && text.startsWith(SLOT)) {
            var former = values.put(text.substring(SLOT.length()), value);
            return former == null || former.equals(value);
        }
        if (pattern instanceof ListValue items && value instanceof ListValue actual) {
            boolean same = items.size() == actual.size();
            for (int i = 0; same && i < items.size(); i++) {
                same = bind(items.get(i), actual.get(i), values);
            }
            return same;
        }
        if (pattern instanceof DictValue fields && value instanceof DictValue actual) {
            return fields.keys().equals(actual.keys())
                    && fields.entries().stream()
                            .allMatch(
                                    field ->
                                            bind(
                                                    field.getValue(),
                                                    Objects.requireNonNull(
                                                            actual.get(field.getKey())),
                                                    values));
        }
        return pattern.equals(value);
    }
}
