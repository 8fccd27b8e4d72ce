package dev.envtune.env.sandbox.math;

import static dev.envtune.env.sandbox.JsonType.FLOAT;
import static dev.envtune.env.sandbox.JsonType.INTEGER;

import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Value;

/// Calculations with one or two numbers.
public final class ArithmeticTools {
    private static final Wording BOTH = Wording.error("Both inputs must be numbers");
    private static final Wording ONE = Wording.error("Input must be a number");
    private static final Value ZERO = Int.of(0);
    private static final Value HUNDRED = Int.of(100);

    private static final Operand A = new Operand("a", BOTH);
    private static final Operand B = new Operand("b", BOTH);
    private static final Operand PART = new Operand("part", BOTH);
    private static final Operand WHOLE = new Operand("whole", BOTH);
    private static final Operand BASE = new Operand("base", BOTH);
    private static final Operand EXPONENT = new Operand("exponent", BOTH);
    private static final Operand ROUNDED =
            new Operand("number", Wording.error(MathCause.NOT_ROUNDED));
    private static final Operand NUMBER = new Operand("number", ONE);

    ArithmeticTools() {}

    @Tool(
            name = "add",
            description = "Adds two numbers.",
            returns = @Returns(field = "result", type = FLOAT, description = "The sum."))
    public ToolResult add(
            @Param(name = "a", type = FLOAT, description = "The first number.") Value a,
            @Param(name = "b", type = FLOAT, description = "The second number.") Value b) {
        try {
            var sum = Operators.add(a, b);
            return NumberText.isNumber(sum)
                    ? result(sum)
                    : ToolResult.sentinel(result(sum).value(), MathCause.JOINED);
        } catch (PythonError e) {
            return typeError(e, Operand.failed(A, a, B, b));
        }
    }

    @Tool(
            name = "subtract",
            description = "Subtracts one number from another.",
            returns = @Returns(field = "result", type = FLOAT, description = "The difference."))
    public ToolResult subtract(
            @Param(name = "a", type = FLOAT, description = "The number to subtract from.") Value a,
            @Param(name = "b", type = FLOAT, description = "The number to subtract.") Value b) {
        try {
            return result(Operators.subtract(a, b));
        } catch (PythonError e) {
            return typeError(e, Operand.failed(A, a, B, b));
        }
    }

    @Tool(
            name = "multiply",
            description = "Multiplies two numbers.",
            returns = @Returns(field = "result", type = FLOAT, description = "The product."))
    public ToolResult multiply(
            @Param(name = "a", type = FLOAT, description = "The first factor.") Value a,
            @Param(name = "b", type = FLOAT, description = "The second factor.") Value b) {
        return NumberText.isNumber(a) && NumberText.isNumber(b)
                ? result(Operators.multiply(a, b))
                : Operand.failed(A, a, B, b);
    }

    @Tool(
            name = "divide",
            description = "Divides one number by another.",
            returns = @Returns(field = "result", type = FLOAT, description = "The quotient."))
    public ToolResult divide(
            @Param(name = "a", type = FLOAT, description = "The number to divide.") Value a,
            @Param(name = "b", type = FLOAT, description = "The divisor, not 0.") Value b) {
        if (b.equals(ZERO)) {
            return ToolResult.failed(MathCause.DIVISOR_ZERO);
        }
        try {
            return result(Operators.divide(a, b));
        } catch (PythonError e) {
            return typeError(e, Operand.failed(A, a, B, b));
        }
    }

    @Tool(
            name = "percentage",
            description = "Calculates how much a part is of a whole, in percent.",
            returns = @Returns(field = "result", type = FLOAT, description = "The percentage."))
    public ToolResult percentage(
            @Param(name = "part", type = FLOAT, description = "The part.") Value part,
            @Param(name = "whole", type = FLOAT, description = "The whole, not 0.") Value whole) {
        if (whole.equals(ZERO)) {
            return ToolResult.failed(MathCause.WHOLE_ZERO);
        }
        try {
            return result(Operators.multiply(Operators.divide(part, whole), HUNDRED));
        } catch (PythonError e) {
            return typeError(e, Operand.failed(PART, part, WHOLE, whole));
        }
    }

    @Tool(
            name = "power",
            description = "Raises a number to a power.",
            returns = @Returns(field = "result", type = FLOAT, description = "The power."))
    public ToolResult power(
            @Param(name = "base", type = FLOAT, description = "The number to raise.") Value base,
            @Param(name = "exponent", type = FLOAT, description = "The exponent.") Value exponent) {
        try {
            var power = Operators.power(base, exponent);
            return NumberText.isNumber(power)
                    ? result(power)
                    : ToolResult.sentinel(result(power).value(), MathCause.POWER_COMPLEX);
        } catch (PythonError e) {
            return switch (e.type()) {
                case ZERO_DIVISION_ERROR ->
                        ToolResult.failed(MathCause.POWER_OF_ZERO, "message", e.text());
                case OVERFLOW_ERROR, VALUE_ERROR ->
                        ToolResult.failed(MathCause.POWER_TOO_LARGE, "message", e.text());
                default -> typeError(e, Operand.failed(BASE, base, EXPONENT, exponent));
            };
        }
    }

    @Tool(
            name = "absolute_value",
            description = "Calculates the absolute value of a number.",
            returns = @Returns(field = "result", type = FLOAT, description = "The absolute value."))
    public ToolResult absoluteValue(
            @Param(name = "number", type = FLOAT, description = "The number.") Value number) {
        try {
            return result(Operators.absolute(number));
        } catch (PythonError e) {
            return typeError(e, NUMBER.failed(number));
        }
    }

    @Tool(
            name = "round_number",
            description = "Rounds a number; halves go to the even neighbour.",
            returns = @Returns(field = "result", type = FLOAT, description = "The rounded number."))
    public ToolResult roundNumber(
            @Param(name = "number", type = FLOAT, description = "The number to round.")
                    Value number,
            @Param(
                            name = "decimal_places",
                            type = INTEGER,
                            description = "How many decimal places to keep.",
                            defaultsTo = "0")
                    Value decimalPlaces) {
        try {
            return result(Operators.round(number, decimalPlaces));
        } catch (PythonError e) {
            return typeError(
                    e,
                    NumberText.isNumber(number)
                            ? ToolResult.failed(MathCause.DECIMAL_PLACES)
                            : ROUNDED.failed(number));
        }
    }

    private static ToolResult.Ok result(Value value) {
        return ToolResult.ok("result", value);
    }

    /// Type errors have a text of their own; any other exception is raised as it is.
    private static ToolResult typeError(PythonError error, ToolResult failed) {
        if (error.type() != PythonError.Type.TYPE_ERROR) {
            throw error;
        }
        return failed;
    }
}
