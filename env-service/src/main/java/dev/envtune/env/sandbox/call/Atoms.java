package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.call.Node.Sequence.Kind;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Opaque;
import java.util.ArrayList;
import java.util.List;

/// Reads literals, names and bracketed expressions.
final class Atoms {
    private final Source source;
    private final ExpressionParser expressions;

    Atoms(Source source, ExpressionParser expressions) {
        this.source = source;
        this.expressions = expressions;
    }

    Node read() {
        source.budget.countValue();
        char c = source.peek();
        return switch (c) {
            case '\'', '"' -> AdjacentStrings.read(source);
            case '(' -> parenthesised();
            case '[' -> list();
            case '{' -> braces();
            case '.' -> points();
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                    new Node.Constant(NumberLiteral.read(source));
            default -> word();
        };
    }

    private Node points() {
        if (source.peek(1) == '.' && source.peek(2) == '.') {
            source.at += 3;
            return new Node.Constant(Opaque.ELLIPSIS);
        }
        if (source.peek(1) >= '0' && source.peek(1) <= '9') {
            return new Node.Constant(NumberLiteral.read(source));
        }
        throw source.unexpected();
    }

    private Node word() {
        if (!source.atWord()) {
            throw source.unexpected();
        }
        if (AdjacentStrings.startsWithPrefix(source)) {
            return AdjacentStrings.read(source);
        }
        var word = source.takeWord();
        return switch (word) {
            case "True" -> new Node.Constant(Bool.TRUE);
            case "False" -> new Node.Constant(Bool.FALSE);
            case "None" -> new Node.Constant(None.NONE);
            case "lambda" -> throw Rejected.expression("a lambda");
            default -> {
                if (Keywords.contains(word)) {
                    throw source.unexpected();
                }
                yield new Node.Name(word);
            }
        };
    }

    private Node parenthesised() {
        source.open();
        source.skipSpace();
        if (source.peek() == ')') {
            source.close(')');
            return new Node.Sequence(Kind.TUPLE, List.of());
        }
        var node = expressions.tupleOrSingle(')');
        source.refuseComprehension();
        source.close(')');
        return node;
    }

    private Node list() {
        source.open();
        var items = new ArrayList<Node>();
        source.skipSpace();
        while (source.peek() != ']') {
            items.add(expressions.expression());
            source.separator();
            if (source.peek() == ')' || source.peek() == '}') {
                throw source.unexpected();
            }
        }
        source.close(']');
        return new Node.Sequence(Kind.LIST, items);
    }

    private Node braces() {
        source.open();
        source.skipSpace();
        var keys = new ArrayList<Node>();
        var values = new ArrayList<Node>();
        boolean dict = source.peek() == '}';
        while (source.peek() != '}') {
            var key = expressions.expression();
            source.skipSpace();
            boolean pair = source.peek() == ':';
            if (!keys.isEmpty() && pair != dict) {
                throw source.unexpected();
            }
            dict = pair;
            keys.add(key);
            if (pair) {
                source.at++;
                values.add(expressions.expression());
            }
            source.separator();
            if (source.peek() == ')' || source.peek() == ']') {
                throw source.unexpected();
            }
        }
        source.close('}');
        return dict ? new Node.Dict(keys, values) : new Node.Sequence(Kind.SET, keys);
    }
}
