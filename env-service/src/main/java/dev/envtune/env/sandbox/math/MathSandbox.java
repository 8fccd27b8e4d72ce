package dev.envtune.env.sandbox.math;

import dev.envtune.env.sandbox.Domain;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.Sandbox;
import dev.envtune.env.sandbox.ToolGroup;
import dev.envtune.env.sandbox.python.DictValue;
import org.jspecify.annotations.Nullable;

/// Calculations, without any state (spec/bfcl-protocol.md 7.2).
@Domain(
        name = "MathAPI",
        document = "math_api",
        description = "Part of a calculator: arithmetic, statistics and unit conversion.")
public final class MathSandbox implements Sandbox {
    private static final DictValue STATELESS = new DictValue().freeze();

    private final ArithmeticTools arithmetic = new ArithmeticTools();
    private final StatisticsTools statistics = new StatisticsTools();
    private final PrecisionTools precision = new PrecisionTools();
    private final ConversionTools conversion = new ConversionTools();

    @Override
    public void load(DictValue config, @Nullable LongContext constants) {
        // the original never configures this domain either
    }

    /// Itself: there is nothing that could change.
    @Override
    public MathSandbox copy() {
        return this;
    }

    @Override
    public DictValue state() {
        return STATELESS;
    }

    @ToolGroup
    public ArithmeticTools arithmetic() {
        return arithmetic;
    }

    @ToolGroup
    public StatisticsTools statistics() {
        return statistics;
    }

    @ToolGroup
    public PrecisionTools precision() {
        return precision;
    }

    @ToolGroup
    public ConversionTools conversion() {
        return conversion;
    }
}
