package dev.envtune.env.demonstration;

import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// A template with its values, and what came of its calls in the rehearsal.
///
/// @param values by slot
/// @param follows whether it goes on from the request before it
record Request(Template template, Map<String, Value> values, List<Done> done, boolean follows) {
    /// A call and its result.
    record Done(ToolCall call, Value result) {}

    Request {
        values = Map.copyOf(values);
        done = List.copyOf(done);
    }

    List<String> calls() {
        return done.stream().map(one -> one.call().text()).toList();
    }

    /// The tools that it calls.
    List<String> tools() {
        return template.tools();
    }

    /// A phrase of the template with the values in it.
    String fill(String phrase) {
        return Placeholders.fill(
                phrase, slot -> spoken(Objects.requireNonNull(values.get(slot), slot)));
    }

    /// Whether a text tells the value of a slot, as a whole word or more.
    boolean tells(String slot, String text) {
        var value = Pattern.quote(fill("{" + slot + "}"));
        return Pattern.compile("(?<![\\w.])" + value + "(?!\\w|\\.\\d)").matcher(text).find();
    }

    /// Whether another request has a value of the kind of a slot of this one, which could be taken for it.
    boolean sharesKind(String slot, Request other) {
        return other.template.slots().containsValue(template.slots().get(slot));
    }

    /// A value as a user says it; of a list: `1, 2 and 3`.
    private static String spoken(Value value) {
        if (!(value instanceof ListValue list)) {
            return TextForms.str(value);
        }
        var words = new ArrayList<>(list.items().stream().map(Request::spoken).toList());
        var last = words.removeLast();
        return words.isEmpty() ? last : String.join(", ", words) + " and " + last;
    }
}
