package dev.envtune.env.hints;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Texts without the values of the one call and state: two failures have the same normal text when an agent
/// could tell them apart only by what it gave itself.
final class Normal {
    private static final Pattern NUMBER = Pattern.compile("(?<!\\w)-?\\d+(?:\\.\\d+)?");
    private static final String VALUE = "…";

    private final List<String> values;

    Normal(Outcome outcome, Failure failure) {
        Set<String> texts = new LinkedHashSet<>();
        var call = outcome.call();
        if (call != null) {
            call.positional().forEach(value -> add(value, texts));
            call.named().values().forEach(value -> add(value, texts));
        }
        addFacts(failure, texts);
        failure.also().forEach(also -> addFacts(also, texts));
        var tool = outcome.tool();
        if (tool != null) {
            for (var param : tool.params()) {
                texts.remove(param.name());
                texts.removeIf(text -> text.contains("'" + param.name() + "'"));
                texts.removeAll(param.values());
            }
            texts.remove(tool.name());
            texts.remove(tool.domain());
        }
        values = texts.stream().sorted(Comparator.comparing(String::length).reversed()).toList();
    }

    private static void addFacts(Failure failure, Set<String> texts) {
        failure.facts().values().forEach(fact -> add(fact, texts));
    }

    private static void add(Value value, Set<String> texts) {
        texts.add(TextForms.str(value));
        texts.add(TextForms.repr(value));
        for (var leaf : Leaves.of(value)) {
            texts.add(TextForms.str(leaf));
            if (leaf instanceof Str) {
                texts.add(TextForms.repr(leaf));
            }
        }
    }

    String of(String text) {
        var normal = text;
        for (var value : values) {
            normal = Words.replace(normal, value, VALUE);
        }
        return NUMBER.matcher(normal).replaceAll(VALUE).replace("'" + VALUE + "'", VALUE);
    }
}
