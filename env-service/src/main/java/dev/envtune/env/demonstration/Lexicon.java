package dev.envtune.env.demonstration;

import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.core.type.TypeReference;

/// The values of demonstrations by kind, a closed list: every word is one that a small tokenizer can
/// have as one token. What a kind can be: `demonstration/lexicon.yaml`.
final class Lexicon {
    private sealed interface Kind {
        record Values(List<Value> values) implements Kind {}

        record Any(List<String> kinds) implements Kind {}

        record Texts(List<String> patterns) implements Kind {}

        record Range(int from, int to, int by) implements Kind {}

        record Some(String kind, int least, int most) implements Kind {}
    }

    private final Map<String, Kind> kinds = new HashMap<>();

    static Lexicon load() {
        return new Lexicon(Resources.read("lexicon.yaml", new TypeReference<>() {}));
    }

    private Lexicon(Map<String, Object> source) {
        source.forEach((name, kind) -> kinds.put(name, kind(name, kind)));
    }

    private static Kind kind(String name, Object source) {
        if (source instanceof List<?> values) {
            return new Kind.Values(values.stream().map(Lexicon::value).toList());
        }
        if (source instanceof Map<?, ?> map) {
            if (map.get("any") instanceof List<?> any) {
                return new Kind.Any(any.stream().map(String::valueOf).toList());
            }
            if (map.get("pattern") instanceof List<?> patterns) {
                return new Kind.Texts(patterns.stream().map(String::valueOf).toList());
            }
            if (map.get("from") instanceof Integer from && map.get("to") instanceof Integer to) {
                return new Kind.Range(from, to, map.get("by") instanceof Integer by ? by : 1);
            }
            if (map.get("least") instanceof Integer least
                    && map.get("most") instanceof Integer most) {
                return new Kind.Some(String.valueOf(map.get("some")), least, most);
            }
        }
        throw new IllegalArgumentException("lexicon.yaml: '" + name + "' is no kind of values");
    }

    private static Value value(Object item) {
        return switch (item) {
            case Integer number -> Value.of(number);
            case Double number -> Value.of(number);
            default -> Value.of(String.valueOf(item));
        };
    }

    /// A value of a kind.
    ///
    /// @throws IllegalArgumentException if there is no such kind
    Value draw(String name, Random random) {
        return switch (kinds.get(name)) {
            case Kind.Values(var values) -> values.get(random.nextInt(values.size()));
            case Kind.Any(var any) -> draw(any.get(random.nextInt(any.size())), random);
            case Kind.Range(int from, int to, int by) ->
                    Value.of(from + (long) by * random.nextInt((to - from) / by + 1));
            case Kind.Texts(var patterns) ->
                    Value.of(text(patterns.get(random.nextInt(patterns.size())), random));
            case Kind.Some(var kind, int least, int most) ->
                    some(kind, least + random.nextInt(most - least + 1), random);
            case null -> throw new IllegalArgumentException("the lexicon has no kind " + name);
        };
    }

    /// Whether a value is of a kind; of a kind of texts, whether it is a text.
    boolean holds(String name, Value value) {
        return switch (kinds.get(name)) {
            case Kind.Values(var values) -> values.contains(value);
            case Kind.Any(var any) -> any.stream().anyMatch(kind -> holds(kind, value));
            case Kind.Range(int from, int to, int by) ->
                    value instanceof Int number
                            && number.isLong()
                            && number.longValue() >= from
                            && number.longValue() <= to
                            && (number.longValue() - from) % by == 0;
            case Kind.Texts _ -> value instanceof Str;
            case Kind.Some(var kind, int least, int most) ->
                    value instanceof ListValue list
                            && list.size() >= least
                            && list.size() <= most
                            && list.items().stream().allMatch(item -> holds(kind, item));
            case null -> throw new IllegalArgumentException("the lexicon has no kind " + name);
        };
    }

    private String text(String pattern, Random random) {
        var used = new HashSet<String>();
        return Placeholders.fill(
                pattern,
                kind -> {
                    var word = TextForms.str(draw(kind, random));
                    while (!used.add(word)) {
                        word = TextForms.str(draw(kind, random));
                    }
                    return word;
                });
    }

    private ListValue some(String kind, int count, Random random) {
        var list = new ListValue();
        while (list.size() < count) {
            var value = draw(kind, random);
            if (!list.contains(value)) {
                list.add(value);
            }
        }
        return list;
    }
}
