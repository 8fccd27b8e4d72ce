package dev.envtune.policy.generate;

import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.Decoder;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Scope;
import dev.envtune.policy.torch.Tensor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs tokens through the model and its cache. Rows and key lengths are padded to multiples of
/// [#GRAIN], so that a sequence gets the same bits in any batch (spec/determinism.md).
final class Batch {
    static final int GRAIN = 16;

    /// Keys that libtorch's attention on CPU takes at a time.
    private static final int KEY_BLOCK = 512;

    private final Weights weights;
    private final ModelConfig config;
    private final DType type;
    private final KeyValueCache cache;
    private final Decoder decoder = LibTorch.instance().decoder();

    Batch(Weights weights, DType type, KeyValueCache cache) {
        this.weights = weights;
        this.config = weights.config();
        this.type = type;
        this.cache = cache;
    }

    static int padded(int count) {
        return (count + GRAIN - 1) / GRAIN * GRAIN;
    }

    /// Takes the next uncached tokens of a sequence into the cache.
    void prefill(Sequence sequence, int count) {
        int from = sequence.cached();
        int length = padded(count);
        cache.reserve(from + length);
        var ids = new int[length];
        var positions = new int[length];
        var cells = new int[length];
        for (int i = 0; i < length; i++) {
            ids[i] = i < count ? sequence.id(from + i) : 0;
            positions[i] = Math.min(from + i, config.window() - 1);
            cells[i] = cache.cell(sequence.slot(), from + i);
        }
        try (var scope = LibTorch.scope()) {
            extend(
                    ids,
                    positions,
                    cells,
                    new int[] {sequence.slot(), 1, length, padded(from + length)},
                    scope);
        }
        sequence.cached(from + count);
    }

    /// Takes the last token of every active sequence in these slots into the cache and samples the next
    /// one. Other slots go along, and what they compute is forgotten.
    ///
    /// @param active sequences that get a token
    /// @param from a multiple of the grain
    /// @param to a multiple of the grain
    void decode(@Nullable Sequence[] slots, Set<Sequence> active, int from, int to) {
        int rows = to - from;
        var ids = new int[rows];
        var positions = new int[rows];
        int longest = 0;
        int highest = 0;
        for (int i = 0; i < rows; i++) {
            var sequence = slots[from + i];
            if (sequence == null) {
                continue;
            }
            boolean isActive = active.contains(sequence);
            ids[i] = isActive ? sequence.id(sequence.length() - 1) : 0;
            positions[i] = isActive ? sequence.length() - 1 : sequence.cached();
            highest = Math.max(highest, positions[i]);
            longest = Math.max(longest, isActive ? positions[i] + 1 : 0);
        }
        int span = span(longest);
        cache.reserve(Math.max(span, highest + 1));
        var cells = new int[rows];
        for (int i = 0; i < rows; i++) {
            cells[i] = cache.cell(from + i, positions[i]);
            positions[i] = Math.min(positions[i], span - 1);
        }
        try (var scope = LibTorch.scope()) {
            var hidden = extend(ids, positions, cells, new int[] {from, rows, 1, span}, scope);
            sample(hidden, slots, active, from, rows, scope);
        }
    }

    /// Attention of one query gives the same bits at every padding to the grain. That of several, which a
    /// group of heads is, does so only where the keys fill its blocks.
    private int span(int longest) {
        int block = config.heads() == config.sharedHeads() ? GRAIN : KEY_BLOCK;
        return (longest + block - 1) / block * block;
    }

    private Tensor extend(int[] ids, int[] positions, int[] cells, int[] place, Scope scope) {
        var x =
                decoder.run(
                                "embed",
                                scope,
                                new Argument.One(scope.longs(ids)),
                                weights.embedding(),
                                new Argument.One(scope.longs(type.torchCode())))
                        .getFirst();
        return decoder.run(
                        "extend",
                        scope,
                        new Argument.One(x),
                        weights.allLayers(),
                        cache.keys(),
                        cache.values(),
                        weights.rope(),
                        new Argument.One(scope.longs(positions)),
                        new Argument.One(scope.longs(cells)),
                        new Argument.One(
                                scope.longs(
                                        config.heads(),
                                        config.sharedHeads(),
                                        config.headSize(),
                                        place[0],
                                        place[1],
                                        place[2],
                                        place[3])),
                        weights.epsilon())
                .getFirst();
    }

    private void sample(
            Tensor hidden,
            @Nullable Sequence[] slots,
            Set<Sequence> active,
            int from,
            int rows,
            Scope scope) {
        var uniforms = new float[rows];
        var temperatures = new float[rows];
        var topP = new float[rows];
        var topK = new int[rows];
        for (int i = 0; i < rows; i++) {
            topP[i] = 1;
            var sequence = slots[from + i];
            if (sequence != null && active.contains(sequence)) {
                var sampling = sequence.running().sampling();
                uniforms[i] = CounterRandom.uniform(sampling.seed(), sequence.length());
                temperatures[i] = (float) sampling.temperature();
                topP[i] = (float) sampling.topP();
                topK[i] = sampling.topK();
            }
        }
        var logits =
                decoder.run(
                                "logits",
                                scope,
                                new Argument.One(hidden),
                                weights.lastNorm(),
                                weights.head(),
                                weights.epsilon())
                        .getFirst();
        var sampled =
                decoder.run(
                        "sample",
                        scope,
                        new Argument.One(logits),
                        new Argument.One(scope.floats(uniforms, rows)),
                        new Argument.One(scope.floats(temperatures, rows)),
                        new Argument.One(scope.floats(topP, rows)),
                        new Argument.One(scope.longs(topK)));
        var tokens = sampled.get(0).longs();
        var logprobs = sampled.get(1).floats();
        for (int i = 0; i < rows; i++) {
            var sequence = slots[from + i];
            if (sequence != null && active.contains(sequence)) {
                sequence.cached(sequence.length());
                sequence.append((int) tokens[i]);
                sequence.running().add((int) tokens[i], logprobs[i]);
            }
        }
    }
}
