package dev.envtune.policy.kernel;

import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;

/// Whether the kernels can be used, and models of them. They stand on the incubating module
/// `jdk.incubator.vector`, which a process has if it was started with `--add-modules`.
public final class Kernels {
    /// Of the heap, what weights and caches may take.
    private static final double SHARE = 0.75;

    private Kernels() {}

    /// @param cacheBytes that keys and values may take
    public static boolean available(ModelConfig config, DType type, long cacheBytes) {
        return LibTorch.instance().device().equals("cpu")
                && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                && (type == DType.F32 || type == DType.BF16)
                && config.parameters() * type.bytes() + cacheBytes
                        < SHARE * Runtime.getRuntime().maxMemory();
    }

    /// Whether products with bfloat16 weights take this processor's instruction for pairs of such numbers, with
    /// activations rounded to them; else weights are widened, and activations are float32.
    public static boolean multipliesPairs() {
        return Elements.BF16.pairsRows();
    }

    /// Packs a copy of a model's weights. Runs on the libtorch thread.
    ///
    /// @param type float32 or bfloat16, of weights, keys and values; sums are float32
    /// @param cacheBytes that keys and values may take
    public static KernelModel<?> model(Weights weights, DType type, long cacheBytes) {
        int threads = Runtime.getRuntime().availableProcessors();
        return switch (type) {
            case F32 ->
                    new KernelModel<>(KernelWeights.of(weights, Elements.F32), cacheBytes, threads);
            case BF16 ->
                    new KernelModel<>(
                            KernelWeights.of(weights, Elements.BF16), cacheBytes, threads);
            case F16, F64, I64 -> throw new IllegalArgumentException("no kernels for " + type);
        };
    }
}
