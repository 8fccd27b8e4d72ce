package dev.envtune.env.task;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JSON object and where it stands, so that what is wrong with it can be located.
///
/// @param line from 1
record SourceLine(String location, int line, DictValue object) {
    UnreadableSuiteException problem(String problem) {
        return new UnreadableSuiteException(location + ":" + line + ": " + problem);
    }

    String text(String field) {
        return text(required(field), "field \"" + field + "\"");
    }

    ListValue list(String field) {
        return list(required(field), "field \"" + field + "\"");
    }

    DictValue dict(String field) {
        return dict(required(field), "field \"" + field + "\"");
    }

    /// The field's object, or an empty one where there is none.
    DictValue dictOrEmpty(String field) {
        return object.containsKey(field) ? dict(field) : new DictValue();
    }

    /// A list of texts.
    List<String> texts(Value value, String what) {
        var texts = new ArrayList<String>();
        for (var item : list(value, what)) {
            texts.add(text(item, "an item of " + what));
        }
        return texts;
    }

    String text(@Nullable Value value, String what) {
        if (value instanceof Str text) {
            return text.value();
        }
        throw wrongType(what, "a text", value);
    }

    ListValue list(@Nullable Value value, String what) {
        if (value instanceof ListValue list) {
            return list;
        }
        throw wrongType(what, "a list", value);
    }

    DictValue dict(@Nullable Value value, String what) {
        if (value instanceof DictValue dict) {
            return dict;
        }
        throw wrongType(what, "an object", value);
    }

    private UnreadableSuiteException wrongType(String what, String wanted, @Nullable Value value) {
        return problem(
                what
                        + " must be "
                        + wanted
                        + ", not "
                        + (value == null ? "missing" : "a " + value.typeName()));
    }

    private Value required(String field) {
        var value = object.get(field);
        if (value == null) {
            throw problem("field \"" + field + "\" is missing");
        }
        return value;
    }
}
