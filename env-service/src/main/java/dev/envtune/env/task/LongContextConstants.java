package dev.envtune.env.task;

import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Opaque;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;

/// Reads a suite's long-context constants, from JSON or from Python literals.
final class LongContextConstants {
    private static final String MARK = "$python";
    private static final int MAX_CHARS = 1 << 20;

    private LongContextConstants() {}

    static LongContext read(SuiteFiles files) {
        boolean json = files.find(Layout.LONG_CONTEXT_JSON) != null;
        if (!json && files.find(Layout.LONG_CONTEXT_PYTHON) == null) {
            throw new UnreadableSuiteException(
                    files.locate(Layout.LONG_CONTEXT_PYTHON)
                            + " is missing, and so is "
                            + files.locate(Layout.LONG_CONTEXT_JSON)
                            + ": one of the two holds the long-context constants");
        }
        var path = json ? Layout.LONG_CONTEXT_JSON : Layout.LONG_CONTEXT_PYTHON;
        var constants =
                json
                        ? (DictValue) withoutMarks(JsonLines.readOne(files, path))
                        : python(files.locate(path), files.read(path));
        try {
            return new LongContext(constants);
        } catch (IllegalArgumentException e) {
            throw new UnreadableSuiteException(files.locate(path) + ":1: " + e.getMessage(), e);
        }
    }

    private static DictValue python(String location, byte[] content) {
        var source = JsonLines.text(location, content);
        if (source.length() > MAX_CHARS) {
            throw new UnreadableSuiteException(
                    location + ":1: longer than " + MAX_CHARS + " characters");
        }
        return PythonConstants.read(location, source);
    }

    /// Puts Python's `...` where JSON has a mark for it.
    static Value withoutMarks(Value value) {
        return switch (value) {
            case DictValue dict -> {
                if (dict.get(MARK) instanceof Str(var name) && name.equals("Ellipsis")) {
                    yield Opaque.ELLIPSIS;
                }
                var plain = new DictValue();
                dict.entries().forEach(e -> plain.put(e.getKey(), withoutMarks(e.getValue())));
                yield plain;
            }
            case ListValue list -> {
                var plain = new ListValue();
                list.forEach(item -> plain.add(withoutMarks(item)));
                yield plain;
            }
            default -> value;
        };
    }

    /// Puts a mark where JSON has no form of Python's `...`.
    static Value withMarks(Value value) {
        return switch (value) {
            case Opaque opaque when opaque.equals(Opaque.ELLIPSIS) ->
                    DictValue.of(MARK, "Ellipsis");
            case DictValue dict -> {
                var marked = new DictValue();
                dict.entries().forEach(e -> marked.put(e.getKey(), withMarks(e.getValue())));
                yield marked;
            }
            case ListValue list -> {
                var marked = new ListValue();
                list.forEach(item -> marked.add(withMarks(item)));
                yield marked;
            }
            default -> value;
        };
    }
}
