package dev.envtune.worker.completion;

import dev.envtune.worker.completion.MessagePart.Call;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads Python call text, `[cp(source='a', destination="b"), ls(a=True)]`: calls with keyword arguments
/// that are literals. Nothing is evaluated.
final class PythonCalls {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final int MOST_DIGITS = 400;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String text;
    private int at;

    private PythonCalls(String text) {
        this.text = text;
    }

    /// @return none if the text is anything else
    static List<Call> read(String text) {
        try {
            return new PythonCalls(text).calls();
        } catch (UnreadableException _) {
            return List.of();
        }
    }

    private static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableException() {
            super(null, null, false, false);
        }
    }

    private List<Call> calls() throws UnreadableException {
        var calls = new ArrayList<Call>();
        boolean listed = skip('[');
        do {
            calls.add(call());
        } while (skip(','));
        if (listed) {
            need(']');
        }
        space();
        if (at < text.length()) {
            throw new UnreadableException();
        }
        return calls;
    }

    private Call call() throws UnreadableException {
        var name = match(NAME);
        need('(');
        var arguments = JSON.objectNode();
        while (!skip(')')) {
            var argument = match(NAME);
            need('=');
            arguments.set(argument, value(0));
            if (!skip(',')) {
                need(')');
                break;
            }
        }
        return CallReader.call(name, arguments);
    }

    private JsonNode value(int depth) throws UnreadableException {
        space();
        if (depth > CallReader.MOST_NESTED || at >= text.length()) {
            throw new UnreadableException();
        }
        char first = text.charAt(at);
        return switch (first) {
            case '\'', '"' -> JSON.stringNode(string());
            case '[' -> list(']', depth);
            case '(' -> list(')', depth);
            case '{' -> map(depth);
            default -> Character.isLetter(first) ? constant(match(NAME)) : number(match(NUMBER));
        };
    }

    private static JsonNode constant(String word) throws UnreadableException {
        return switch (word) {
            case "True", "true" -> JSON.booleanNode(true);
            case "False", "false" -> JSON.booleanNode(false);
            case "None", "null" -> JSON.nullNode();
            default -> throw new UnreadableException();
        };
    }

    private static JsonNode number(String digits) throws UnreadableException {
        if (digits.length() > MOST_DIGITS) {
            throw new UnreadableException();
        }
        var plain = digits.startsWith("+") ? digits.substring(1) : digits;
        return plain.matches("-?\\d+")
                ? JSON.numberNode(new BigInteger(plain))
                : JSON.numberNode(new BigDecimal(plain));
    }

    private ArrayNode list(char end, int depth) throws UnreadableException {
        at++;
        var list = JSON.arrayNode();
        while (!skip(end)) {
            list.add(value(depth + 1));
            if (!skip(',')) {
                need(end);
                break;
            }
        }
        return list;
    }

    private ObjectNode map(int depth) throws UnreadableException {
        at++;
        var map = JSON.objectNode();
        while (!skip('}')) {
            space();
            if (at >= text.length() || (text.charAt(at) != '\'' && text.charAt(at) != '"')) {
                throw new UnreadableException();
            }
            var key = string();
            need(':');
            map.set(key, value(depth + 1));
            if (!skip(',')) {
                need('}');
                break;
            }
        }
        return map;
    }

    private String string() throws UnreadableException {
        char quote = text.charAt(at++);
        var value = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == quote) {
                return value.toString();
            }
            if (next == '\n') {
                break;
            }
            if (next == '\\') {
                escape(value);
            } else {
                value.append(next);
            }
        }
        throw new UnreadableException();
    }

    private void escape(StringBuilder value) throws UnreadableException {
        if (at >= text.length()) {
            throw new UnreadableException();
        }
        char escaped = text.charAt(at++);
        switch (escaped) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case '\\', '\'', '"' -> value.append(escaped);
            case 'x' -> value.append((char) hexadecimal(2));
            case 'u' -> value.append((char) hexadecimal(4));
            default -> value.append('\\').append(escaped);
        }
    }

    private int hexadecimal(int digits) throws UnreadableException {
        if (at + digits > text.length()) {
            throw new UnreadableException();
        }
        var code = text.substring(at, at + digits);
        if (!code.matches("[0-9a-fA-F]+")) {
            throw new UnreadableException();
        }
        at += digits;
        return Integer.parseInt(code, 16);
    }

    private String match(Pattern pattern) throws UnreadableException {
        space();
        var matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw new UnreadableException();
        }
        at = matcher.end();
        return matcher.group();
    }

    private void need(char wanted) throws UnreadableException {
        if (!skip(wanted)) {
            throw new UnreadableException();
        }
    }

    private boolean skip(char wanted) {
        space();
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
