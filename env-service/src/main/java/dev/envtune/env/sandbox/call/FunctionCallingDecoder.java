package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decodes structured calls as the leaderboard does for function-calling models
/// (spec/bfcl-protocol.md 2.6): values go straight to their `repr`, without a detour through Python text.
public final class FunctionCallingDecoder {
    private static final String OPENING = "<tool_call>\n";
    private static final String CLOSING = "\n</tool_call>";

    private FunctionCallingDecoder() {}

    /// @param calls objects `{name: arguments}`; arguments are an object or its JSON text
    public static Decoded decode(List<Value> calls) {
        var texts = new ArrayList<String>(calls.size());
        try {
            for (var call : calls) {
                if (!(call instanceof DictValue object)) {
                    return new Decoded.Undecodable("a call is no object");
                }
                for (var entry : object.entries()) {
                    texts.add(text(TextForms.str(entry.getKey()), arguments(entry.getValue())));
                }
            }
            return new Decoded.Calls(texts);
        } catch (Rejected rejected) {
            return new Decoded.Undecodable(rejected.text());
        } catch (PythonError error) {
            return new Decoded.Undecodable(error.text());
        }
    }

    /// Decodes the calls of Qwen's chat format, `{"name", "arguments"}` on lines of their own between
    /// `<tool_call>` tags; bodies that are no JSON are passed over.
    public static Decoded decodeTagged(String message) {
        var calls = new ArrayList<Value>();
        int start = message.indexOf(OPENING);
        while (start >= 0) {
            int end = message.indexOf(CLOSING, start + OPENING.length());
            if (end < 0) {
                break;
            }
            var body = json(message.substring(start + OPENING.length(), end));
            if (body != null) {
                if (!(body instanceof DictValue call)
                        || !(call.get("name") instanceof Str(var name))
                        || !(call.get("arguments") instanceof Value arguments)) {
                    return new Decoded.Undecodable("a call lacks its name or its arguments");
                }
                calls.add(DictValue.of(name, arguments));
            }
            start = message.indexOf(OPENING, end + CLOSING.length());
        }
        return decode(calls);
    }

    private static @Nullable Value json(String text) {
        try {
            return JsonValues.parse(text);
        } catch (PythonError _) { // passed over, as in the original
            return null;
        }
    }

    private static DictValue arguments(Value given) {
        var arguments = given instanceof Str(var text) ? JsonValues.parse(text) : given;
        if (arguments instanceof DictValue object) {
            return object;
        }
        throw Rejected.expression("anything but an object of arguments");
    }

    private static String text(String name, DictValue arguments) {
        var out = new StringBuilder(name).append('(');
        String separator = "";
        for (var argument : arguments.entries()) {
            out.append(separator).append(TextForms.str(argument.getKey())).append('=');
            out.append(TextForms.repr(argument.getValue()));
            separator = ",";
        }
        return out.append(')').toString();
    }
}
