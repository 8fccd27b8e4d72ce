package dev.envtune.bench.policy;

import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.ParameterLayout;
import java.util.stream.LongStream;

/// The least that work asks of a machine, in bfloat16: bytes that have to come from memory, and
/// floating-point operations of matrix products and attention.
///
/// @param bytes weights and keys and values once a step; those of a shared prompt once for all
record Demand(double bytes, double flops) {
    private static final int BYTES = 2;

    /// A multiplication and an addition.
    private static final int OPERATIONS = 2;

    static Demand ofDecode(Work.Decode work) {
        var config = work.shape().config();
        double bytes = 0;
        double flops = 0;
        for (int i = 1; i < work.newTokens(); i++) {
            int length = work.promptTokens() + i;
            long cells =
                    work.sharedPrompt()
                            ? work.promptTokens() + (long) work.batch() * i
                            : (long) work.batch() * length;
            bytes += BYTES * (products(config) + (double) cells * cell(config));
            flops +=
                    OPERATIONS
                            * (double) work.batch()
                            * (products(config) + attention(config, length));
        }
        return new Demand(bytes, flops);
    }

    /// The forward pass once and the backward pass, which is twice that. Bytes are not what limits it.
    static Demand ofTrainingStep(Work.TrainingStep work) {
        var config = work.shape().config();
        double attention =
                LongStream.rangeClosed(1, work.length())
                        .mapToDouble(length -> attention(config, length))
                        .sum();
        double row = (double) work.length() * products(config) + attention;
        return new Demand(0, 3.0 * OPERATIONS * work.rows() * row);
    }

    /// The time that it takes at the machine's limits at least.
    double floorSeconds(Limits limits) {
        return Math.max(bytes / limits.bytesPerSecond(), flops / limits.flops());
    }

    /// Weights that a token is multiplied with: all matrices but the embedding, which is looked up.
    private static long products(ModelConfig config) {
        long matrices =
                ParameterLayout.of(config).entries().stream()
                        .filter(entry -> entry.shape().size() > 1)
                        .mapToLong(ParameterLayout.Entry::size)
                        .sum();
        return config.tied() ? matrices : matrices - (long) config.vocabulary() * config.width();
    }

    /// Elements of a token's keys and values.
    private static long cell(ModelConfig config) {
        return 2L * config.layers() * config.sharedHeads() * config.headSize();
    }

    /// Products of a token's queries with keys and of their weights with values.
    private static double attention(ModelConfig config, long length) {
        return 2.0 * config.layers() * config.heads() * config.headSize() * length;
    }
}
