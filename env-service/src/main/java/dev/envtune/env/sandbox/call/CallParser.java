package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TupleValue;
import dev.envtune.env.sandbox.python.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Parses the text of one call with literal arguments.
public final class CallParser {
    private static final int MAX_DEPTH = 64;

    private final String source;
    private int at;
    private int depth;

    private CallParser(String source) {
        this.source = source;
    }

    public static Parsed parse(String source) {
        try {
            return new CallParser(source).call();
        } catch (Problem problem) {
            return problem.problem;
        }
    }

    private static final class Problem extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient SyntaxProblem problem;

        Problem(SyntaxProblem.Kind kind, String text) {
            super(text, null, false, false);
            problem = new SyntaxProblem(kind, text);
        }
    }

    private static Problem syntax(String text) {
        return new Problem(SyntaxProblem.Kind.SYNTAX, text + " (<string>, line 1)");
    }

    private ToolCall call() {
        var name = name();
        skip();
        if (!take('(')) {
            throw syntax("invalid syntax");
        }
        List<Value> positional = new ArrayList<>();
        var named = new LinkedHashMap<String, Value>();
        skip();
        while (!take(')')) {
            int start = at;
            if (at < source.length() && Character.isJavaIdentifierStart(peek())) {
                var key = name();
                skip();
                if (take('=')) {
                    if (named.put(key, value()) != null) {
                        throw syntax("keyword argument repeated: " + key);
                    }
                    separator();
                    continue;
                }
                at = start;
            }
            positional.add(value());
            separator();
        }
        skip();
        if (at < source.length()) {
            throw syntax("invalid syntax");
        }
        return new ToolCall(name, positional, named);
    }

    private void separator() {
        skip();
        if (at >= source.length()) {
            throw syntax("'(' was never closed");
        }
        if (!take(',') && peek() != ')') {
            throw syntax("invalid syntax. Perhaps you forgot a comma?");
        }
        skip();
    }

    private Value value() {
        skip();
        if (at >= source.length()) {
            throw syntax("'(' was never closed");
        }
        if (++depth > MAX_DEPTH) {
            throw new Problem(SyntaxProblem.Kind.LIMIT, "arguments nest too deeply");
        }
        var value = unnested();
        depth--;
        return value;
    }

    private Value unnested() {
        char c = peek();
        if (c == '\'' || c == '"') {
            return string();
        }
        if (c == '[') {
            at++;
            return new ListValue(items(']'));
        }
        if (c == '(') {
            at++;
            return new TupleValue(items(')'));
        }
        if (c == '{') {
            return dict();
        }
        if (c == '-') {
            at++;
            return Operators.negate(value());
        }
        if (c >= '0' && c <= '9' || c == '.') {
            return number();
        }
        var name = name();
        return switch (name) {
            case "True" -> Bool.TRUE;
            case "False" -> Bool.FALSE;
            case "None" -> None.NONE;
            default ->
                    throw new Problem(
                            SyntaxProblem.Kind.NAME_NOT_DEFINED,
                            "name '" + name + "' is not defined");
        };
    }

    private List<Value> items(char close) {
        List<Value> items = new ArrayList<>();
        skip();
        while (!take(close)) {
            items.add(value());
            skip();
            if (!take(',') && (at >= source.length() || peek() != close)) {
                throw syntax("'(' was never closed");
            }
            skip();
        }
        return items;
    }

    private Value dict() {
        at++;
        var dict = new DictValue();
        skip();
        while (!take('}')) {
            var key = value();
            skip();
            if (!take(':')) {
                throw syntax("invalid syntax");
            }
            dict.put(key, value());
            skip();
            if (!take(',') && (at >= source.length() || peek() != '}')) {
                throw syntax("'{' was never closed");
            }
            skip();
        }
        return dict;
    }

    private Value number() {
        int start = at;
        while (at < source.length() && "0123456789.eE+-".indexOf(peek()) >= 0) {
            if ((peek() == '+' || peek() == '-') && "eE".indexOf(source.charAt(at - 1)) < 0) {
                break;
            }
            at++;
        }
        var text = source.substring(start, at);
        try {
            return text.chars().allMatch(Character::isDigit)
                    ? Int.of(new BigInteger(text))
                    : new Real(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw syntax("invalid decimal literal");
        }
    }

    private Value string() {
        char quote = source.charAt(at++);
        var out = new StringBuilder();
        while (true) {
            if (at >= source.length()) {
                throw syntax("unterminated string literal (detected at line 1)");
            }
            char c = source.charAt(at++);
            if (c == quote) {
                return new Str(out.toString());
            }
            if (c == '\\' && at < source.length()) {
                char escaped = source.charAt(at++);
                switch (escaped) {
                    case 'n' -> out.append('\n');
                    case 't' -> out.append('\t');
                    case 'r' -> out.append('\r');
                    case '\\', '\'', '"' -> out.append(escaped);
                    default -> out.append('\\').append(escaped);
                }
            } else {
                out.append(c);
            }
        }
    }

    private String name() {
        int start = at;
        while (at < source.length() && Character.isJavaIdentifierPart(peek())) {
            at++;
        }
        if (at == start) {
            throw syntax("invalid syntax");
        }
        return source.substring(start, at);
    }

    private char peek() {
        return source.charAt(at);
    }

    private boolean take(char c) {
        if (at < source.length() && peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    private void skip() {
        while (at < source.length() && Character.isWhitespace(peek())) {
            at++;
        }
    }
}
