package dev.envtune.policy.model;

import dev.envtune.policy.torch.LibTorch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// Small models with random weights.
public final class Samples {
    public static final int VOCABULARY = 50;

    private Samples() {}

    /// Two layers of width 16, two heads that share one key/value head.
    public static ModelConfig config(Family family) {
        return new ModelConfig(
                family,
                VOCABULARY,
                16,
                24,
                2,
                2,
                1,
                8,
                1024,
                1e-6,
                new Rope(10_000, null),
                family == Family.QWEN2,
                family == Family.QWEN2);
    }

    public static Map<String, float[]> values(ModelConfig config, long seed) {
        var random = new Random(seed);
        var values = new LinkedHashMap<String, float[]>();
        for (var entry : ParameterLayout.of(config).entries()) {
            var elements = new float[(int) entry.size()];
            if (entry.name().endsWith("norm.weight")) {
                Arrays.fill(elements, 1);
            } else {
                for (int i = 0; i < elements.length; i++) {
                    elements[i] = (float) (random.nextGaussian() * 0.3);
                }
            }
            values.put(entry.name(), elements);
        }
        return values;
    }

    public static Weights weights(Family family, long seed) {
        var config = config(family);
        return LibTorch.instance().call(() -> Weights.of(config, values(config, seed)));
    }

    public static int[] ids(int length, long seed) {
        return new Random(seed).ints(length, 0, VOCABULARY).toArray();
    }
}
