package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.call.SyntaxProblem.Kind;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Parses the text of one Python call (spec/bfcl-protocol.md 2.2 to 2.4) without evaluating it: its
/// arguments are literals, or arithmetic on literals. Work is bounded whatever the text says.
///
/// Python would evaluate any expression here; what is more than literals is a [SyntaxProblem] of ours.
public final class CallParser {
    /// Names that the original refuses to call (spec/bfcl-protocol.md 2.3).
    private static final Set<String> NOT_ALLOWED =
            Set.of("kill", "exit", "quit", "remove", "unlink", "popen", "Popen", "run");

    /// Arguments that are compared pair by pair.
    private static final int FEW = 16;

    private CallParser() {}

    public static Parsed parse(String source) {
        try {
            Budget.requireLength(source);
            var rewritten = Rewriting.rewritten(source);
            requireAllowed(rewritten);
            return call(ExpressionParser.parse(rewritten), rewritten);
        } catch (Rejected rejected) {
            return rejected.problem();
        } catch (PythonError error) {
            return new SyntaxProblem(Kind.EXPRESSION, error.text());
        }
    }

    /// Looks at what stands before the first parenthesis, from its first point to its second if it has any.
    private static void requireAllowed(String source) {
        int end = source.indexOf('(');
        end = end < 0 ? source.length() : end;
        int point = source.indexOf('.');
        int start = 0;
        if (point >= 0 && point < end) {
            start = point + 1;
            int second = source.indexOf('.', start);
            end = second >= 0 && second < end ? second : end;
        }
        if (end - start > "unlink".length()) {
            return;
        }
        var name = source.substring(start, end);
        if (NOT_ALLOWED.contains(name)) {
            throw new Rejected(Kind.NOT_ALLOWED, "Function call " + name + " is not allowed.");
        }
    }

    /// The original finds its tools by their names before Python reads the text: a name in other letters
    /// that Python takes for the same, or apart from its parenthesis, stays undefined.
    private static String written(String name, String source) {
        if (!source.contains(name + "(")) {
            throw notDefined(name);
        }
        return name;
    }

    private static ToolCall call(Node node, String source) {
        return switch (node) {
            case Node.Call call -> {
                requireDistinct(call.keywords());
                yield call(written(name(call.function()), source), call);
            }
            case Node.Name(var id) -> throw notDefined(id);
            default -> throw Rejected.expression("anything but one call");
        };
    }

    private static ToolCall call(String name, Node.Call call) {
        var evaluation = new Evaluation();
        var positional = evaluation.values(call.positional());
        var keywords = call.keywords();
        if (keywords.isEmpty()) {
            return new ToolCall(name, positional, Map.of());
        }
        var named = LinkedHashMap.<String, Value>newLinkedHashMap(keywords.size());
        for (var keyword : keywords) {
            named.put(keyword.name(), evaluation.value(keyword.value()));
        }
        return new ToolCall(name, positional, named);
    }

    private static String name(Node function) {
        return switch (function) {
            case Node.Name(var id) -> id;
            case Node.Attribute attribute -> throw notDefined(root(attribute));
            default -> throw Rejected.expression("a call of anything but a name");
        };
    }

    private static String root(Node.Attribute attribute) {
        return switch (attribute.value()) {
            case Node.Name(var id) -> id;
            case Node.Attribute inner -> root(inner);
            default -> throw Rejected.expression("a call of anything but a name");
        };
    }

    private static Rejected notDefined(String name) {
        return new Rejected(Kind.NAME_NOT_DEFINED, "name '" + name + "' is not defined");
    }

    private static void requireDistinct(List<Node.Keyword> keywords) {
        if (keywords.size() > FEW) {
            var names = keywords.stream().map(Node.Keyword::name).toList();
            if (new HashSet<>(names).size() < names.size()) {
                throw Rejected.syntax("keyword argument repeated", 1);
            }
            return;
        }
        for (int i = 1; i < keywords.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (keywords.get(i).name().equals(keywords.get(j).name())) {
                    throw Rejected.syntax(
                            "keyword argument repeated: " + keywords.get(i).name(), 1);
                }
            }
        }
    }
}
