package dev.envtune.bench.policy;

import dev.envtune.policy.torch.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Work with its bar.
///
/// @param leastRatio how many times the tokens a second of the other side are asked for, or null
record Case(Work work, @Nullable Double leastRatio) {
    private static final int PROMPT = 300;
    private static final int NEW = 100;
    private static final int ROWS = 16;
    private static final int LENGTH = 512;
    private static final long SEED = 1;

    static List<Case> of(Shape shape) {
        return switch (shape) {
            case TINY ->
                    List.of(
                            decode(shape, 1, false, NEW, 1.5),
                            decode(shape, 16, false, NEW, null),
                            decode(shape, 16, true, NEW, null),
                            decode(shape, 64, false, NEW, 4.0),
                            decode(shape, 64, true, NEW, 8.0),
                            training(shape, DType.BF16, 1.2),
                            training(shape, DType.F32, null));
            case HALF_BILLION ->
                    List.of(decode(shape, 1, false, 32, null), decode(shape, 16, false, 32, 1.5));
        };
    }

    private static Case decode(
            Shape shape, int batch, boolean shared, int tokens, @Nullable Double leastRatio) {
        return new Case(new Work.Decode(shape, batch, shared, PROMPT, tokens, SEED), leastRatio);
    }

    private static Case training(Shape shape, DType type, @Nullable Double leastRatio) {
        return new Case(new Work.TrainingStep(shape, type, ROWS, LENGTH, SEED), leastRatio);
    }
}
