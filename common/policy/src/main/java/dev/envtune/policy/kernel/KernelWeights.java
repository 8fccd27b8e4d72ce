package dev.envtune.policy.kernel;

import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A model's weights as the kernels take them.
///
/// @param embedding (vocabulary, width) in row order; null where the head is the embedding
/// @param rope cosines and sines by position, see [dev.envtune.policy.model.Rope]
/// @param head a column for each token
record KernelWeights<A>(
        ModelConfig config,
        Elements<A> elements,
        @Nullable A embedding,
        List<Layer<A>> layers,
        float[] lastNorm,
        float[] rope,
        Matrix<A> head) {
    /// @param queryNorm (head size), of every query, where the family has it
    /// @param keyNorm (head size), of every key, where the family has it
    /// @param gateUp the columns of the gate, then those of the other half
    record Layer<A>(
            float[] attentionNorm,
            Matrix<A> queriesKeysValues,
            float @Nullable [] queryNorm,
            float @Nullable [] keyNorm,
            Matrix<A> out,
            float[] feedForwardNorm,
            Matrix<A> gateUp,
            Matrix<A> down) {}

    private static final float[] NONE = {};

    /// Packs a model's weights. Runs on the libtorch thread.
    static <A> KernelWeights<A> of(Weights weights, Elements<A> elements) {
        var config = weights.config();
        var layers =
                IntStream.range(0, config.layers())
                        .mapToObj(i -> layer(config, weights.layerElements(i), elements))
                        .toList();
        return new KernelWeights<>(
                config,
                elements,
                config.tied() ? null : copied(weights.embeddingElements(), elements),
                layers,
                padded(weights.lastNormElements()),
                config.rope().table(config.window(), config.headSize()),
                matrix(elements, config.width(), weights.headElements(), NONE));
    }

    private static <A> Layer<A> layer(
            ModelConfig config, List<float[]> tensors, Elements<A> elements) {
        int width = config.width();
        return new Layer<>(
                padded(tensors.get(0)),
                Matrix.of(
                        elements,
                        width,
                        List.of(tensors.get(1), tensors.get(3), tensors.get(5)),
                        List.of(tensors.get(2), tensors.get(4), tensors.get(6))),
                present(tensors.get(8)),
                present(tensors.get(9)),
                matrix(elements, config.heads() * config.headSize(), tensors.get(7), NONE),
                padded(tensors.get(10)),
                Matrix.of(
                        elements,
                        width,
                        List.of(tensors.get(11), tensors.get(12)),
                        List.of(NONE, NONE)),
                matrix(elements, config.inner(), tensors.get(13), NONE));
    }

    private static <A> Matrix<A> matrix(
            Elements<A> elements, int depth, float[] weight, float[] bias) {
        return Matrix.of(elements, depth, List.of(weight), List.of(bias));
    }

    private static <A> A copied(float[] values, Elements<A> elements) {
        var copy = elements.allocate(values.length);
        for (int i = 0; i < values.length; i++) {
            elements.set(copy, i, values[i]);
        }
        return copy;
    }

    private static float[] padded(float[] norm) {
        return Arrays.copyOf(norm, Lanes.padded(norm.length));
    }

    private static float @Nullable [] present(float[] norm) {
        return norm.length == 0 ? null : norm;
    }

    /// Copies a token's embedding.
    void embed(int id, float[] to, int at) {
        if (embedding == null) {
            head.column(id, to, at);
            return;
        }
        for (int i = 0; i < config.width(); i++) {
            to[at + i] = elements.get(embedding, id * config.width() + i);
        }
    }
}
