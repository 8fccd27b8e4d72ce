package dev.envtune.bench.policy;

import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Scope;
import dev.envtune.policy.torch.Tensor;
import java.util.SplittableRandom;

/// What the machine can do at most, measured: the best of several samples each.
///
/// @param bytesPerSecond read from memory by all cores
/// @param triadBytesPerSecond of `a = b + s * c`, counted as STREAM does: two reads and a write
/// @param bf16Flops floating-point operations a second of libtorch's matrix products
record Limits(
        double bytesPerSecond, double triadBytesPerSecond, double bf16Flops, double f32Flops) {
    private static final int MATRIX = 2048;
    private static final int SAMPLES = 12;
    private static final double NANOS = 1e9;

    static Limits measure() {
        var memory = new MemoryRate(Runtime.getRuntime().availableProcessors());
        return new Limits(memory.read(), memory.triad(), flops(DType.BF16), flops(DType.F32));
    }

    /// The limit of work in bfloat16, whose products may be computed in either type.
    double flops() {
        return Math.max(bf16Flops, f32Flops);
    }

    private static double flops(DType type) {
        return LibTorch.instance().call(() -> 2 * Math.pow(MATRIX, 3) / productSeconds(type));
    }

    private static double productSeconds(DType type) {
        try (var scope = LibTorch.scope()) {
            var a = new Argument.One(random(type, scope));
            var b = new Argument.One(random(type, scope));
            var noBias = new Argument.One(scope.floats(new float[0], 0));
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < SAMPLES; i++) {
                try (var local = scope.child()) {
                    long begun = System.nanoTime();
                    LibTorch.instance().decoder().run("project", local, a, b, noBias);
                    least = Math.min(least, (System.nanoTime() - begun) / NANOS);
                }
            }
            return least;
        }
    }

    private static Tensor random(DType type, Scope scope) {
        var random = new SplittableRandom(1);
        var elements = new float[MATRIX * MATRIX];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = (float) random.nextGaussian();
        }
        var tensor = scope.floats(elements, MATRIX, MATRIX);
        var code = new Argument.One(scope.longs(type.torchCode()));
        return LibTorch.instance()
                .decoder()
                .run("cast", scope, new Argument.One(tensor), code)
                .getFirst();
    }
}
