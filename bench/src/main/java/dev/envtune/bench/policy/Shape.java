package dev.envtune.bench.policy;

import dev.envtune.policy.model.Family;
import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.ParameterLayout;
import dev.envtune.policy.model.Rope;
import dev.envtune.policy.model.Weights;
import java.util.Arrays;
import java.util.SplittableRandom;

/// A policy's shape. Its weights are random, for what they are does not matter to speed.
enum Shape {
    /// The policy that `policy init` makes.
    TINY(
            new ModelConfig(
                    Family.QWEN2,
                    4096,
                    320,
                    640,
                    4,
                    5,
                    5,
                    64,
                    2048,
                    1e-6,
                    new Rope(1e6, null),
                    false,
                    true)),
    /// Qwen2.5-0.5B.
    HALF_BILLION(
            new ModelConfig(
                    Family.QWEN2,
                    151_936,
                    896,
                    4864,
                    24,
                    14,
                    2,
                    64,
                    32_768,
                    1e-6,
                    new Rope(1e6, null),
                    true,
                    true));

    private static final double DEVIATION = 0.02;

    private final ModelConfig config;

    Shape(ModelConfig config) {
        this.config = config;
    }

    ModelConfig config() {
        return config;
    }

    String label() {
        return "%,.1f million weights".formatted(config.parameters() / 1e6);
    }

    /// Normal ones, with norms of 1 and without biases, as models are initialized. Called on the libtorch
    /// thread.
    Weights weights(long seed) {
        var random = new SplittableRandom(seed);
        return Weights.of(config, entry -> elements(entry, random));
    }

    private static float[] elements(ParameterLayout.Entry entry, SplittableRandom random) {
        var elements = new float[Math.toIntExact(entry.size())];
        if (entry.shape().size() > 1) {
            for (int i = 0; i < elements.length; i++) {
                elements[i] = (float) random.nextGaussian(0, DEVIATION);
            }
        } else if (!entry.name().endsWith("bias")) {
            Arrays.fill(elements, 1);
        }
        return elements;
    }
}
