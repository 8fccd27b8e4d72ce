package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.call.Node.Sequence.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what follows an atom and belongs to it: calls, subscripts and attributes.
final class Trailers {
    private final Source source;
    private final ExpressionParser expressions;

    Trailers(Source source, ExpressionParser expressions) {
        this.source = source;
        this.expressions = expressions;
    }

    /// The atom with all its trailers.
    Node read(Node atom) {
        var node = atom;
        for (int count = 0; ; count++) {
            Budget.requireOperators(count);
            int start = source.at;
            source.skipSpace();
            switch (source.peek()) {
                case '(' -> node = call(node);
                case '[' -> node = subscript(node);
                case '.' -> node = attribute(node);
                default -> {
                    source.at = start;
                    return node;
                }
            }
        }
    }

    private Node attribute(Node value) {
        source.at++;
        source.skipSpace();
        if (!source.atWord()) {
            throw source.unexpected();
        }
        return new Node.Attribute(value, source.takeWord());
    }

    private Node subscript(Node value) {
        source.open();
        var index = slice();
        source.skipSpace();
        if (source.peek() == ',') {
            var items = new ArrayList<Node>();
            items.add(index);
            while (source.takeComma() && source.peek() != ']') {
                items.add(slice());
                source.skipSpace();
            }
            index = new Node.Sequence(Kind.TUPLE, items);
        }
        source.close(']');
        return new Node.Subscript(value, index);
    }

    private Node slice() {
        var from = bound();
        if (source.peek() != ':') {
            if (from == null) {
                throw source.unexpected();
            }
            return from;
        }
        source.at++;
        var to = bound();
        Node step = null;
        if (source.peek() == ':') {
            source.at++;
            step = bound();
        }
        return new Node.Slice(from, to, step);
    }

    private @Nullable Node bound() {
        source.skipSpace();
        char c = source.peek();
        if (c == ':' || c == ',' || c == ']') {
            return null;
        }
        var bound = expressions.expression();
        source.skipSpace();
        return bound;
    }

    private Node call(Node function) {
        source.open();
        List<Node> positional = List.of();
        var keywords = new ArrayList<Node.Keyword>();
        source.skipSpace();
        while (source.peek() != ')') {
            var keyword = keyword();
            if (keyword != null) {
                source.at++;
                keywords.add(new Node.Keyword(keyword, expressions.expression()));
            } else {
                boolean unpacked = source.peek() == '*';
                var value = expressions.expression();
                if (!keywords.isEmpty() && !unpacked) {
                    throw source.syntax("positional argument follows keyword argument");
                }
                positional = positional.isEmpty() ? new ArrayList<>() : positional;
                positional.add(value);
            }
            source.separator();
        }
        source.close(')');
        return new Node.Call(function, positional, keywords);
    }

    /// The name of a keyword argument, up to its equals sign, or null where none starts here.
    private @Nullable String keyword() {
        int start = source.at;
        int end = source.endOfWord(start);
        if (end == start) {
            return null;
        }
        source.at = end;
        source.skipSpace();
        int equals = source.at;
        source.at = start;
        if (source.charAt(equals) != '=' || source.charAt(equals + 1) == '=') {
            return null;
        }
        var word = source.takeWord();
        source.at = equals;
        if (Keywords.contains(word)) {
            throw source.unexpected();
        }
        return word;
    }
}
