package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.call.SyntaxProblem.Kind;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Opaque;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.SetValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TupleValue;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The values of literals and of arithmetic on literals, with a bound on what repetition may produce.
final class Evaluation {
    /// Characters and items that `+` and `*` may make of sequences in one source.
    static final int MAX_PRODUCED = 1 << 17;

    private long produced;

    /// Raises [Rejected] for anything but literals and arithmetic, [PythonError] where Python raises.
    Value value(Node node) {
        return switch (node) {
            case Node.Constant(var value) -> value;
            case Node.Name(var id) ->
                    throw new Rejected(Kind.NAME_NOT_DEFINED, "name '" + id + "' is not defined");
            case Node.Sequence sequence -> sequence(sequence);
            case Node.Dict dict -> dict(dict);
            case Node.Unary unary -> unary(unary);
            case Node.Binary binary -> binary(binary);
            case Node.Call _ ->
                    throw new Rejected(
                            Kind.NESTED_CALL, "a call cannot be an argument of another call");
            case Node.Attribute _ -> throw Rejected.expression("an attribute");
            case Node.Subscript _, Node.Slice _ -> throw Rejected.expression("a subscript");
            case Node.Unsupported(var what, _) -> throw Rejected.expression(what);
        };
    }

    List<Value> values(List<Node> nodes) {
        if (nodes.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<Value>(nodes.size());
        for (var node : nodes) {
            values.add(value(node));
        }
        return values;
    }

    private Value sequence(Node.Sequence sequence) {
        var items = values(sequence.items());
        return switch (sequence.kind()) {
            case LIST -> new ListValue(items);
            case TUPLE -> new TupleValue(items);
            case SET -> {
                var set = new SetValue();
                items.forEach(item -> set.items().add(Operators.hashable(item)));
                yield set;
            }
        };
    }

    private Value dict(Node.Dict node) {
        var dict = new DictValue(node.keys().size());
        for (int i = 0; i < node.keys().size(); i++) {
            var key = value(node.keys().get(i));
            var value = value(node.values().get(i));
            dict.put(Operators.hashable(key), value);
        }
        return dict;
    }

    private Value unary(Node.Unary unary) {
        var operand = value(unary.operand());
        return switch (unary.sign()) {
            case MINUS -> Operators.negate(operand);
            case PLUS -> Operators.plus(operand);
            case INVERT -> Operators.invert(operand);
            case NOT -> Bool.of(!operand.truthy());
        };
    }

    private Value binary(Node.Binary binary) {
        var left = value(binary.left());
        var right = value(binary.right());
        return switch (binary.operator()) {
            case ADD -> {
                count(size(left) + size(right));
                yield Operators.add(left, right);
            }
            case SUBTRACT -> Operators.subtract(left, right);
            case MULTIPLY -> {
                count(repeated(left, right) + repeated(right, left));
                yield Operators.multiply(left, right);
            }
            case DIVIDE -> Operators.divide(left, right);
            case FLOOR_DIVIDE -> Operators.floorDivide(left, right);
            case MODULO -> Operators.modulo(left, right);
            case POWER -> Operators.power(left, right);
            case OR,
                    AND,
                    COMPARE,
                    BIT_OR,
                    BIT_XOR,
                    BIT_AND,
                    SHIFT_LEFT,
                    SHIFT_RIGHT,
                    MATRIX_MULTIPLY ->
                    throw new IllegalArgumentException("not arithmetic: " + binary.operator());
        };
    }

    private void count(long size) {
        produced += size;
        if (produced > MAX_PRODUCED) {
            throw Rejected.limit("the size of computed arguments", MAX_PRODUCED);
        }
    }

    private static long repeated(Value sequence, Value count) {
        if (!(count instanceof Int number) || !number.isLong()) {
            return 0;
        }
        return Math.clamp(number.longValue(), 0, MAX_PRODUCED + 1) * size(sequence);
    }

    /// Characters and items, those of items included; 0 for numbers and the like.
    private static long size(Value value) {
        return switch (value) {
            case Str text -> text.value().length();
            case ListValue list -> size(list.items());
            case TupleValue tuple -> size(tuple.items());
            case SetValue set -> size(set.items());
            case DictValue dict -> size(dict.keys()) + size(dict.values());
            case None _, Bool _, Int _, Real _, Opaque _ -> 0;
        };
    }

    private static long size(Collection<Value> items) {
        long size = items.size();
        for (var item : items) {
            size += size(item);
        }
        return size;
    }
}
