package dev.envtune.env.sandbox.math;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An argument that must be a number, and the causes of its not being one.
final class Operand {
    private final Map<OperandFault, Cause> causes = new EnumMap<>(OperandFault.class);

    /// @param argument the parameter
    /// @param wording the official text, whatever the reason
    Operand(String argument, Wording wording) {
        for (var fault : OperandFault.values()) {
            causes.put(fault, new Reworded(fault.name(), wording, fault.hint(argument)));
        }
    }

    /// Why this is no number, or null.
    @Nullable Failure fault(Value given) {
        if (NumberText.isNumber(given)) {
            return null;
        }
        return switch (given) {
            case Str _ -> {
                var meant = NumberText.number(given);
                yield meant == null
                        ? of(OperandFault.NOT_A_NUMBER)
                        : of(OperandFault.NUMBER_AS_TEXT, Hint.INSTEAD, meant);
            }
            case DictValue dict -> {
                var only = dict.size() == 1 ? dict.values().iterator().next() : given;
                yield NumberText.isNumber(only)
                        ? of(OperandFault.WHOLE_RESULT, Hint.INSTEAD, only)
                        : of(OperandFault.WHOLE_RESULT);
            }
            case ListValue list ->
                    list.size() == 1 && NumberText.isNumber(list.get(0))
                            ? of(OperandFault.LIST_FOR_NUMBER, Hint.INSTEAD, list.get(0))
                            : of(OperandFault.LIST_FOR_NUMBER);
            default -> of(OperandFault.NOT_A_NUMBER);
        };
    }

    /// The failure of a calculation with two operands, of which at least one is no number.
    static ToolResult failed(Operand first, Value a, Operand second, Value b) {
        var fault = first.fault(a);
        var other = second.fault(b);
        if (fault == null || other == null) {
            var only = fault == null ? other : fault;
            return new ToolResult.Failed(only == null ? first.of(OperandFault.NOT_A_NUMBER) : only);
        }
        return new ToolResult.Failed(fault.and(List.of(other)));
    }

    /// The failure of a calculation with this operand alone.
    ToolResult failed(Value given) {
        var fault = fault(given);
        return new ToolResult.Failed(fault == null ? of(OperandFault.NOT_A_NUMBER) : fault);
    }

    private Failure of(OperandFault fault, Object... facts) {
        var cause = causes.get(fault);
        if (cause == null) {
            throw new IllegalStateException("no cause for " + fault);
        }
        return Failure.of(cause, facts);
    }
}
