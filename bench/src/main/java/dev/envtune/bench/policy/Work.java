package dev.envtune.bench.policy;

import dev.envtune.policy.torch.DType;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Something that both sides do.
sealed interface Work {
    Shape shape();

    String label();

    /// What the rate counts.
    long tokens();

    Demand demand();

    /// Tokens sampled for a batch of prompts. The first of each belongs to the prefill; what is measured
    /// is all others.
    ///
    /// @param sharedPrompt whether all prompts are the same
    record Decode(
            Shape shape,
            int batch,
            boolean sharedPrompt,
            int promptTokens,
            int newTokens,
            long seed)
            implements Work {
        @Override
        public String label() {
            var prompts = batch == 1 ? "" : sharedPrompt ? ", one prompt" : ", distinct prompts";
            return "decode, batch " + batch + prompts;
        }

        @Override
        public long tokens() {
            return (long) batch * (newTokens - 1);
        }

        int[][] prompts() {
            var prompts = randomRows(shape, batch, promptTokens, seed);
            if (sharedPrompt) {
                Arrays.setAll(prompts, _ -> prompts[0].clone());
            }
            return prompts;
        }

        @Override
        public Demand demand() {
            return Demand.ofDecode(this);
        }
    }

    /// A whole training step: gradients of all targets of random rows, clipping, AdamW.
    ///
    /// @param type of the products; the other side takes it as it is said, ours may take float32 where
    ///     the processor multiplies bfloat16 no faster
    record TrainingStep(Shape shape, DType type, int rows, int length, long seed) implements Work {
        @Override
        public String label() {
            var exact = type == DType.F32 ? ", float32" : "";
            return "training step, %d rows of %d%s".formatted(rows, length, exact);
        }

        @Override
        public long tokens() {
            return (long) rows * length;
        }

        int[][] ids() {
            return randomRows(shape, rows, length, seed);
        }

        @Override
        public Demand demand() {
            return Demand.ofTrainingStep(this);
        }
    }

    private static int[][] randomRows(Shape shape, int rows, int length, long seed) {
        var random = new SplittableRandom(seed);
        var ids = new int[rows][length];
        for (var row : ids) {
            Arrays.setAll(row, _ -> random.nextInt(shape.config().vocabulary()));
        }
        return ids;
    }
}
