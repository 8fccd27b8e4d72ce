package dev.envtune.env.sandbox.math;

import static dev.envtune.env.sandbox.JsonType.FLOAT;
import static dev.envtune.env.sandbox.JsonType.INTEGER;

import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.Value;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Calculations of a chosen precision. Their results have no JSON form, so they print as Python's
/// `mpf` and `Decimal`.
public final class PrecisionTools {
    /// The most digits that a call may ask for; more is refused before any work is done.
    static final int MOST_DIGITS = 100;

    @Param(
            name = "precision",
            type = INTEGER,
            description = "How many digits the result has: 1 to 100.")
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Precision {}

    PrecisionTools() {}

    @Tool(
            name = "logarithm",
            description = "Calculates the logarithm of a number to any base.",
            returns =
                    @Returns(
                            field = "result",
                            type = FLOAT,
                            description = "The logarithm, as mpf('…')."))
    public ToolResult logarithm(
            @Param(name = "value", type = FLOAT, description = "The number, above 0.") Value value,
            @Param(name = "base", type = FLOAT, description = "The base, above 0 and not 1.")
                    Value base,
            @Precision Value precision) {
        return Logarithm.calculate(value, base, precision);
    }

    @Tool(
            name = "square_root",
            description = "Calculates the square root of a number.",
            returns =
                    @Returns(
                            field = "result",
                            type = FLOAT,
                            description = "The root, as Decimal('…')."))
    public ToolResult squareRoot(
            @Param(name = "number", type = FLOAT, description = "The number, 0 or more.")
                    Value number,
            @Precision Value precision) {
        return SquareRoot.calculate(number, precision);
    }
}
