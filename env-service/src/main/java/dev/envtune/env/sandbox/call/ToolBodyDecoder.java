package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.List;

/// Decodes the JSON of a `<tool_call>` body as the EnvTuning interaction does (spec/bfcl-protocol.md 5.1).
///
/// The original writes the calls as Python text and reads that text with the prompting decoder, so
/// names that are no identifiers, `{}` values and dictionaries of dictionaries break or bend the whole body.
public final class ToolBodyDecoder {
    private static final DictValue NO_ARGUMENTS = new DictValue().freeze();

    private ToolBodyDecoder() {}

    private record Call(String name, DictValue arguments) {}

    /// @param json JSON text; anything else is undecodable
    public static Decoded decode(String json) {
        try {
            return decode(JsonValues.parse(json));
        } catch (PythonError error) {
            return new Decoded.Undecodable(error.text());
        }
    }

    /// @param body a list of calls or one call
    public static Decoded decode(Value body) {
        List<Value> items = body instanceof ListValue list ? list.items() : List.of(body);
        var calls = new ArrayList<Call>(items.size());
        boolean plain = true;
        for (var item : items) {
            if (item instanceof DictValue object
                    && object.get("name") instanceof Str(var name)
                    && !Strings.strip(name).isEmpty()) {
                var arguments =
                        object.get("arguments") instanceof DictValue given ? given : NO_ARGUMENTS;
                calls.add(new Call(name, arguments));
                plain &= isPlain(name, arguments);
            }
        }
        try {
            return plain && !calls.isEmpty() ? direct(calls) : throughText(calls);
        } catch (Rejected rejected) {
            return new Decoded.Undecodable(rejected.text());
        } catch (PythonError error) {
            return new Decoded.Undecodable(error.text());
        }
    }

    /// Whether writing and reading back changes nothing, so that it need not be done.
    private static boolean isPlain(String name, DictValue arguments) {
        if (!isIdentifier(name)) {
            return false;
        }
        for (var argument : arguments.entries()) {
            if (!(argument.getKey() instanceof Str(var key))
                    || !isIdentifier(key)
                    || !isPlain(argument.getValue(), 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(Value value, int depth) {
        return switch (value) {
            case None _, Bool _, Int _, Str _ -> true;
            case Real(double number) -> Double.isFinite(number);
            case ListValue list -> {
                boolean plain = depth < Budget.MAX_DEPTH / 2;
                for (int i = 0; plain && i < list.size(); i++) {
                    plain = isPlain(list.get(i), depth + 1);
                }
                yield plain;
            }
            default -> false;
        };
    }

    private static boolean isIdentifier(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !word.isEmpty() && !Keywords.contains(word);
    }

    private static Decoded direct(List<Call> calls) {
        var texts = new ArrayList<String>(calls.size());
        for (var call : calls) {
            texts.add(DecodedValues.callText(call.name(), call.arguments()));
        }
        return new Decoded.Calls(texts);
    }

    private static Decoded throughText(List<Call> calls) {
        var out = new StringBuilder("[");
        String separator = "";
        for (var call : calls) {
            out.append(separator).append(call.name()).append('(');
            separator = "";
            for (var argument : call.arguments().entries()) {
                out.append(separator).append(TextForms.str(argument.getKey())).append('=');
                out.append(TextForms.repr(argument.getValue()));
                separator = ", ";
            }
            out.append(')');
            separator = ", ";
        }
        return PromptingDecoder.decodeBare(out.append(']').toString());
    }
}
