package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.call.Node.Sequence.Kind;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Strings;
import java.util.ArrayList;
import java.util.List;

/// Decodes a message that is a Python list of calls, `[f(a=1), g(b='x')]`, with all peculiarities of
/// the official prompting decoder (spec/bfcl-protocol.md 2.6).
public final class PromptingDecoder {
    private PromptingDecoder() {}

    /// As the leaderboard decodes a prompting model's message; missing outer brackets are forgiven.
    public static Decoded decode(String message) {
        var text = Strings.strip(message, "`\n ");
        text = text.startsWith("[") ? text : "[" + text;
        text = text.endsWith("]") ? text : text + "]";
        return calls(Strings.strip(Strings.strip(text), "'"));
    }

    /// As the EnvTuning interaction re-reads calls it has written: without outer brackets, spaces and quotes.
    static Decoded decodeBare(String text) {
        return calls(Strings.strip(text, "[] '"));
    }

    private static Decoded calls(String text) {
        try {
            var calls = new ArrayList<String>();
            for (var node : elements(ExpressionParser.parse(text))) {
                if (!(node instanceof Node.Call call)) {
                    return new Decoded.Undecodable("not every element is a call");
                }
                var arguments = new DecodedValues().arguments(call);
                calls.add(DecodedValues.callText(DecodedValues.name(call.function()), arguments));
            }
            return new Decoded.Calls(calls);
        } catch (Rejected rejected) {
            return new Decoded.Undecodable(rejected.text());
        } catch (PythonError error) {
            return new Decoded.Undecodable(error.text());
        }
    }

    private static List<Node> elements(Node node) {
        return node instanceof Node.Sequence(var kind, var items) && kind != Kind.SET
                ? items
                : List.of(node);
    }
}
