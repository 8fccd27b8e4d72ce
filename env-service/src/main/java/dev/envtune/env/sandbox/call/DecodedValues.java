package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Opaque;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.TupleValue;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;

/// The values that the official prompting decoder makes of arguments, and the text it writes them
/// back as (spec/bfcl-protocol.md 2.6). Both are peculiar, and scores depend on them.
final class DecodedValues {
    private final Evaluation evaluation = new Evaluation();

    /// The value of an argument: names become strings, signs negate, arithmetic is computed.
    Value value(Node node) {
        return switch (node) {
            case Node.Constant(var value) -> value == Opaque.ELLIPSIS ? new Str("...") : value;
            case Node.Name(var id) -> new Str(id);
            case Node.Sequence(var kind, var items) ->
                    switch (kind) {
                        case LIST -> new ListValue(values(items));
                        case TUPLE -> new TupleValue(values(items));
                        case SET -> throw Rejected.expression("a set");
                    };
            case Node.Dict dict -> dict(dict);
            case Node.Unary unary -> negated(unary);
            case Node.Binary binary -> evaluation.value(binary);
            case Node.Call call ->
                    call.keywords().isEmpty()
                            ? new Str(Unparser.text(call))
                            : new DictValue().put(name(call.function()), arguments(call));
            case Node.Subscript subscript -> new Str(Unparser.text(subscript));
            case Node.Attribute _ -> throw Rejected.expression("an attribute");
            case Node.Slice _ -> throw Rejected.expression("a slice");
            case Node.Unsupported(var what, _) -> throw Rejected.expression(what);
        };
    }

    private List<Value> values(List<Node> nodes) {
        return nodes.stream().map(this::value).toList();
    }

    private DictValue dict(Node.Dict node) {
        var dict = new DictValue();
        for (int i = 0; i < node.keys().size(); i++) {
            var key = Operators.hashable(value(node.keys().get(i)));
            dict.put(key, value(node.values().get(i)));
        }
        return dict;
    }

    /// Any sign negates, and only a literal has a value to negate.
    private static Value negated(Node.Unary unary) {
        if (unary.operand() instanceof Node.Constant(var value)
                && (value instanceof Int || value instanceof Real || value instanceof Bool)) {
            return Operators.negate(value);
        }
        throw Rejected.expression("a sign before anything but a number");
    }

    /// The keyword arguments; positional ones are lost, and of equal names the last wins.
    DictValue arguments(Node.Call call) {
        var arguments = new DictValue();
        for (var keyword : call.keywords()) {
            arguments.put(keyword.name(), value(keyword.value()));
        }
        return arguments;
    }

    /// The dotted name of a called function.
    static String name(Node function) {
        return switch (function) {
            case Node.Name(var id) -> id;
            case Node.Attribute(var value, var name) -> name(value) + "." + name;
            default -> throw Rejected.expression("a call of anything but a name");
        };
    }

    /// `name(k=v, k2=v2)`.
    static String callText(String name, DictValue arguments) {
        var out = new StringBuilder(64);
        call(out, name, arguments);
        return out.toString();
    }

    private static void call(StringBuilder out, String name, DictValue arguments) {
        out.append(name).append('(');
        String separator = "";
        for (var argument : arguments.entries()) {
            out.append(separator).append(TextForms.str(argument.getKey())).append('=');
            nested(out, argument.getValue());
            separator = ", ";
        }
        out.append(')');
    }

    /// A dictionary of dictionaries passes for a nested call: its first key, and that key's arguments.
    private static void nested(StringBuilder out, Value value) {
        if (!(value instanceof DictValue dict)) {
            out.append(TextForms.repr(value));
            return;
        }
        if (dict.isEmpty()) {
            throw Rejected.expression("an empty dictionary");
        }
        if (dict.values().stream().allMatch(DictValue.class::isInstance)) {
            var first = dict.entries().iterator().next();
            call(out, TextForms.str(first.getKey()), (DictValue) first.getValue());
            return;
        }
        String separator = "{";
        for (var entry : dict.entries()) {
            out.append(separator).append('\'').append(TextForms.str(entry.getKey()));
            nested(out.append("': "), entry.getValue());
            separator = ", ";
        }
        out.append('}');
    }
}
