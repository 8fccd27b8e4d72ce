package dev.envtune.env.conformance;

import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.SetValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.TupleValue;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares a recorded state with ours in the form that the recording uses.
final class RecordedState {
    private RecordedState() {}

    static List<Difference> differences(String id, JsonNode recorded, Toolbox toolbox) {
        var expected = (DictValue) value(recorded);
        var got = (DictValue) recordedForm(toolbox.state());
        var differences = new ArrayList<Difference>();
        for (var domain : expected.entries()) {
            var attributes = (DictValue) domain.getValue();
            var ours = got.get(domain.getKey());
            if (!(ours instanceof DictValue state) || !state.keys().equals(attributes.keys())) {
                differences.add(difference(id, domain.getKey(), attributes, ours));
                continue;
            }
            for (var attribute : attributes.entries()) {
                var mine = state.get(attribute.getKey());
                if (!same(attribute.getValue(), mine)) {
                    differences.add(
                            difference(
                                    id,
                                    new Str(domain.getKey() + "." + attribute.getKey()),
                                    attribute.getValue(),
                                    mine));
                }
            }
        }
        return differences;
    }

    private static Difference difference(
            String id, Value name, Value expected, @Nullable Value got) {
        return new Difference(
                id,
                null,
                "state " + name,
                TextForms.repr(expected),
                got == null ? "(absent)" : TextForms.repr(got));
    }

    private static Value value(JsonNode recorded) {
        return switch (recorded.getNodeType()) {
            case OBJECT -> {
                var dict = new DictValue();
                recorded.properties()
                        .forEach(p -> dict.put(new Str(p.getKey()), value(p.getValue())));
                yield dict;
            }
            case ARRAY -> new ListValue(recorded.valueStream().map(RecordedState::value).toList());
            case STRING -> new Str(recorded.stringValue());
            case BOOLEAN -> recorded.booleanValue() ? Bool.TRUE : Bool.FALSE;
            case NUMBER ->
                    recorded.isIntegralNumber()
                            ? Int.of(recorded.bigIntegerValue())
                            : new Real(recorded.doubleValue());
            case NULL -> None.NONE;
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON");
        };
    }

    /// Equal, or without equality in Python (NaN) but printed alike, or sets printed in another order.
    private static boolean same(Value expected, @Nullable Value got) {
        if (expected.equals(got)
                || got != null && TextForms.repr(expected).equals(TextForms.repr(got))) {
            return true;
        }
        return expected instanceof DictValue a
                && got instanceof DictValue b
                && a.get("repr") instanceof Str(var recorded)
                && b.get("repr") instanceof Str(var ours)
                && Arrays.equals(items(recorded), items(ours));
    }

    private static String[] items(String set) {
        var items = set.replaceAll("[{}]", "").split(", ");
        Arrays.sort(items);
        return items;
    }

    /// Keys as JSON has them; what JSON cannot hold as `{"repr": text}`.
    private static Value recordedForm(Value value) {
        return switch (value) {
            case DictValue dict -> {
                var form = new DictValue();
                dict.entries()
                        .forEach(
                                entry ->
                                        form.put(
                                                key(entry.getKey()),
                                                recordedForm(entry.getValue())));
                yield form;
            }
            case ListValue list ->
                    new ListValue(list.items().stream().map(RecordedState::recordedForm).toList());
            case TupleValue tuple ->
                    new ListValue(tuple.items().stream().map(RecordedState::recordedForm).toList());
            case SetValue set -> DictValue.of("repr", TextForms.repr(set));
            default -> value;
        };
    }

    /// Of a key that JSON does not know, its text.
    private static String key(Value key) {
        if (key instanceof TupleValue) {
            return TextForms.repr(key);
        }
        var json = TextForms.json(DictValue.of("k", Value.of(0)).put(key, Value.of(1)));
        var parsed = (DictValue) JsonValues.parse(json);
        return ((Str) parsed.keys().stream().reduce((_, last) -> last).orElseThrow()).value();
    }
}
