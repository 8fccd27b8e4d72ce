package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.python.TextForms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text of an expression in Python's normal form, as `ast.unparse` writes it.
final class Unparser {
    /// Levels of operands beyond those of the operators.
    private static final int LOWEST = 0;

    private static final int ATOM = 13;

    private final StringBuilder out = new StringBuilder();

    private Unparser() {}

    static String text(Node node) {
        var unparser = new Unparser();
        unparser.write(node, LOWEST);
        return unparser.out.toString();
    }

    /// @param level the least level that needs no parentheses here
    private void write(Node node, int level) {
        switch (node) {
            case Node.Constant constant -> constant(constant);
            case Node.Name(var id) -> out.append(id);
            case Node.Sequence sequence -> sequence(sequence);
            case Node.Dict dict -> dict(dict);
            case Node.Unary unary -> unary(unary, level);
            case Node.Binary binary -> binary(binary, level);
            case Node.Call call -> call(call);
            case Node.Attribute(var value, var name) -> {
                write(value, ATOM);
                out.append('.').append(name);
            }
            case Node.Subscript(var value, var index) -> {
                write(value, ATOM);
                out.append('[');
                index(index);
                out.append(']');
            }
            case Node.Slice slice -> slice(slice);
            case Node.Unsupported(_, var source) -> out.append(source);
        }
    }

    private void constant(Node.Constant constant) {
        var text = TextForms.repr(constant.value());
        out.append(
                switch (text) {
                    case "Ellipsis" -> "...";
                    case "inf" -> "1e309";
                    default -> text;
                });
    }

    private void sequence(Node.Sequence sequence) {
        var items = sequence.items();
        switch (sequence.kind()) {
            case LIST -> bracketed('[', items, "]");
            case SET -> bracketed('{', items, "}");
            case TUPLE -> bracketed('(', items, items.size() == 1 ? ",)" : ")");
        }
    }

    private void bracketed(char open, List<Node> items, String close) {
        out.append(open);
        items(items);
        out.append(close);
    }

    private void items(List<Node> items) {
        for (int i = 0; i < items.size(); i++) {
            separate(i);
            write(items.get(i), LOWEST);
        }
    }

    private void separate(int index) {
        if (index > 0) {
            out.append(", ");
        }
    }

    private void dict(Node.Dict dict) {
        out.append('{');
        for (int i = 0; i < dict.keys().size(); i++) {
            separate(i);
            write(dict.keys().get(i), LOWEST);
            out.append(": ");
            write(dict.values().get(i), LOWEST);
        }
        out.append('}');
    }

    private void unary(Node.Unary unary, int level) {
        int own = unary.sign() == Node.Unary.Sign.NOT ? Operator.NOT_LEVEL : Operator.SIGN_LEVEL;
        open(own < level);
        out.append(unary.sign().text);
        write(unary.operand(), own);
        close(own < level);
    }

    private void binary(Node.Binary binary, int level) {
        var operator = binary.operator();
        boolean toTheRight = operator == Operator.POWER;
        open(operator.level < level);
        write(binary.left(), toTheRight ? operator.level + 1 : operator.level);
        out.append(' ').append(operator.text).append(' ');
        write(binary.right(), toTheRight ? operator.level : operator.level + 1);
        close(operator.level < level);
    }

    private void open(boolean parenthesised) {
        if (parenthesised) {
            out.append('(');
        }
    }

    private void close(boolean parenthesised) {
        if (parenthesised) {
            out.append(')');
        }
    }

    private void call(Node.Call call) {
        write(call.function(), ATOM);
        out.append('(');
        items(call.positional());
        int index = call.positional().size();
        for (var keyword : call.keywords()) {
            separate(index++);
            out.append(keyword.name()).append('=');
            write(keyword.value(), LOWEST);
        }
        out.append(')');
    }

    /// A tuple stands without parentheses in a subscript.
    private void index(Node index) {
        if (index instanceof Node.Sequence(var kind, var items)
                && kind == Node.Sequence.Kind.TUPLE
                && items.size() > 1) {
            items(items);
        } else {
            write(index, LOWEST);
        }
    }

    private void slice(Node.Slice slice) {
        bound(slice.from());
        out.append(':');
        bound(slice.to());
        if (slice.step() != null) {
            out.append(':');
            bound(slice.step());
        }
    }

    private void bound(@Nullable Node bound) {
        if (bound != null) {
            write(bound, LOWEST);
        }
    }
}
