package dev.envtune.env.sandbox.math;

import static dev.envtune.env.sandbox.JsonType.ARRAY;
import static dev.envtune.env.sandbox.JsonType.FLOAT;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Value;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calculations with a list of numbers. Sums go from left to right, as in CPython 3.11.
public final class StatisticsTools {
    private static final Value TWO = Int.of(2);

    private static final Empty MEAN = new Empty("Cannot calculate mean of an empty list");
    private static final Empty DEVIATION =
            new Empty("Cannot calculate standard deviation of an empty list");
    private static final Empty MINIMUM = new Empty("Cannot find minimum of an empty list");
    private static final Empty MAXIMUM = new Empty("Cannot find maximum of an empty list");
    private static final Empty SUM = new Empty("Cannot calculate sum of an empty list");

    @Param(
            name = "numbers",
            type = ARRAY,
            items = FLOAT,
            description = "The numbers, at least one.")
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Numbers {}

    /// What a tool says of an empty list, and of anything else that Python takes for false.
    private record Empty(Cause list, Cause other) {
        Empty(String template) {
            this(
                    Reworded.of(MathCause.LIST_EMPTY, Wording.error(template)),
                    Reworded.of(MathCause.LIST_ABSENT, Wording.error(template)));
        }

        ToolResult failed(Value numbers) {
            return ToolResult.failed(numbers instanceof ListValue ? list : other);
        }
    }

    private interface Calculation {
        Value of(List<Value> numbers);
    }

    StatisticsTools() {}

    @Tool(
            name = "mean",
            description = "Calculates the arithmetic mean of a list of numbers.",
            returns = @Returns(field = "result", type = FLOAT, description = "The mean."))
    public ToolResult mean(@Numbers Value numbers) {
        return calculate(numbers, MEAN, StatisticsTools::mean);
    }

    @Tool(
            name = "standard_deviation",
            description = "Calculates the standard deviation of a whole population of numbers.",
            returns =
                    @Returns(
                            field = "result",
                            type = FLOAT,
                            description = "The root of the mean squared distance from the mean."))
    public ToolResult standardDeviation(@Numbers Value numbers) {
        return calculate(numbers, DEVIATION, StatisticsTools::standardDeviation);
    }

    @Tool(
            name = "min_value",
            description = "Finds the smallest of a list of numbers.",
            returns =
                    @Returns(field = "result", type = FLOAT, description = "The smallest number."))
    public ToolResult minValue(@Numbers Value numbers) {
        return comparing(numbers, MINIMUM, items -> extreme(items, false));
    }

    @Tool(
            name = "max_value",
            description = "Finds the largest of a list of numbers.",
            returns = @Returns(field = "result", type = FLOAT, description = "The largest number."))
    public ToolResult maxValue(@Numbers Value numbers) {
        return comparing(numbers, MAXIMUM, items -> extreme(items, true));
    }

    @Tool(
            name = "sum_values",
            description = "Adds up a list of numbers.",
            returns = @Returns(field = "result", type = FLOAT, description = "The sum."))
    public ToolResult sumValues(@Numbers Value numbers) {
        return calculate(numbers, SUM, StatisticsTools::sum);
    }

    private static ToolResult calculate(Value numbers, Empty empty, Calculation calculation) {
        if (!numbers.truthy()) {
            return empty.failed(numbers);
        }
        try {
            return ToolResult.ok("result", calculation.of(Operators.iterate(numbers)));
        } catch (PythonError e) {
            if (e.type() != PythonError.Type.TYPE_ERROR) {
                throw e;
            }
            return new ToolResult.Failed(NumberList.fault(numbers));
        }
    }

    /// Also notes where what was compared is no number.
    private static ToolResult comparing(Value numbers, Empty empty, Calculation calculation) {
        var result = calculate(numbers, empty, calculation);
        return result instanceof ToolResult.Ok ok && !isNumeric(numbers)
                ? new ToolResult.Ok(ok.value(), comparedFault(numbers))
                : result;
    }

    private static boolean isNumeric(Value numbers) {
        return numbers instanceof ListValue list && NumberText.isNumber(list.get(0));
    }

    private static Failure comparedFault(Value numbers) {
        @Nullable ListValue meant =
                numbers instanceof ListValue list ? NumberList.asNumbers(list) : null;
        return meant == null
                ? Failure.of(MathCause.COMPARED_AS_TEXT)
                : Failure.of(MathCause.COMPARED_AS_TEXT, Hint.INSTEAD, meant);
    }

    private static Value sum(List<Value> items) {
        Value sum = Int.of(0);
        for (var item : items) {
            sum = Operators.add(sum, item);
        }
        return sum;
    }

    private static Value mean(List<Value> items) {
        return Operators.divide(sum(items), Int.of(items.size()));
    }

    private static Value standardDeviation(List<Value> items) {
        var mean = mean(items);
        Value squares = Int.of(0);
        for (var item : items) {
            squares = Operators.add(squares, Operators.power(Operators.subtract(item, mean), TWO));
        }
        var variance = Operators.divide(squares, Int.of(items.size()));
        return new Real(Math.sqrt(Operators.toFloat(variance).value()));
    }

    /// The first of the items that no other is beyond, as Python's `min` and `max` find it.
    private static Value extreme(List<Value> items, boolean largest) {
        var extreme = items.getFirst();
        for (var item : items.subList(1, items.size())) {
            if (largest ? Operators.greater(item, extreme) : Operators.less(item, extreme)) {
                extreme = item;
            }
        }
        return extreme;
    }
}
