package dev.envtune.policy.kernel;

import static dev.envtune.policy.kernel.Lanes.FLOATS;
import static dev.envtune.policy.kernel.Lanes.OCTET;
import static dev.envtune.policy.kernel.Lanes.PAIR;
import static dev.envtune.policy.kernel.Lanes.QUERIES;
import static dev.envtune.policy.kernel.Lanes.WIDTH;

import dev.envtune.policy.model.ModelConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Attention of single queries over the blocks of their sequence. A block holds for each layer the keys
/// of all key/value heads, then their values; a head's keys dimension by dimension, its values position
/// by position.
final class Attention<A> {
    private final Elements<A> elements;
    private final int heads;
    private final int sharedHeads;
    private final int size;
    private final int paddedSize;
    private final float scale;

    Attention(Elements<A> elements, ModelConfig config) {
        this.elements = elements;
        this.heads = config.heads();
        this.sharedHeads = config.sharedHeads();
        this.size = config.headSize();
        this.paddedSize = Lanes.padded(size);
        this.scale = (float) (1 / Math.sqrt(size));
    }

    /// Numbers of a block.
    int blockElements(int layers) {
        return layers * 2 * sharedHeads * paddedSize * PAIR;
    }

    private int base(int layer, int kind, int head) {
        return ((layer * 2 + kind) * sharedHeads + head) * paddedSize * PAIR;
    }

    /// Puts a token's keys and values into its block.
    ///
    /// @param from keys of all key/value heads from `keyAt` on, values from `valueAt` on
    void keep(A block, int layer, int position, float[] from, int keyAt, int valueAt) {
        int lane = position % PAIR;
        for (int head = 0; head < sharedHeads; head++) {
            int keys = base(layer, 0, head) + elements.place(lane);
            int values = base(layer, 1, head) + lane * paddedSize;
            elements.scatter(block, keys, PAIR, from, keyAt + head * size, size);
            elements.put(block, values, from, valueAt + head * size, size);
        }
    }

    /// Room for what a member has in work.
    final class Scratch {
        final float[] tile = new float[OCTET * PAIR];
        private final float[] queries = new float[QUERIES * size];
        private final float[] sums = new float[QUERIES * paddedSize];
        private float[] scores = new float[0];
    }

    /// What the queries of one key/value head see.
    ///
    /// @param first of `count` rows that follow each other; what their caches have in common at the
    ///     beginning is read once for several of them
    /// @param queries of all heads, of each row `stride` numbers
    /// @param out of all heads
    void attend(
            Rows<A> rows,
            int first,
            int count,
            int layer,
            int head,
            float[] queries,
            int stride,
            Octets out,
            Scratch scratch) {
        int group = heads / sharedHeads;
        int all = count * group;
        for (int from = 0; from < all; from += QUERIES) {
            var some = new ArrayList<Query<A>>(QUERIES);
            for (int i = 0; i < Math.min(QUERIES, all - from); i++) {
                int row = first + (from + i) / group;
                int queryHead = head * group + (from + i) % group;
                some.add(new Query<>(row, queryHead, rows.cache(row), rows.position(row) + 1));
            }
            attend(some, layer, head, queries, stride, out, scratch);
        }
    }

    /// @param seen positions that it may see
    private record Query<A>(int row, int head, Cache<A> cache, int seen) {
        int blocks() {
            return Cache.blocks(seen);
        }

        A block(int index) {
            return cache.block(index * PAIR);
        }
    }

    private void attend(
            List<Query<A>> some,
            int layer,
            int head,
            float[] queries,
            int stride,
            Octets out,
            Scratch scratch) {
        int longest = 0;
        for (var query : some) {
            longest = Math.max(longest, query.blocks() * PAIR);
        }
        if (scratch.scores.length < QUERIES * longest) {
            scratch.scores = new float[QUERIES * 2 * longest];
        }
        int common = some.size() == 1 ? 0 : common(some);
        int keys = base(layer, 0, head);
        int values = base(layer, 1, head);
        score(some, common, longest, keys, queries, stride, scratch);
        var sums = scratch.sums;
        Arrays.fill(sums, 0);
        var totals = new float[QUERIES];
        for (int i = 0; i < some.size(); i++) {
            int end = some.get(i).blocks() * PAIR;
            Arrays.fill(
                    scratch.scores,
                    i * longest + some.get(i).seen(),
                    i * longest + end,
                    Float.NEGATIVE_INFINITY);
            totals[i] = exponentials(scratch.scores, i * longest, end);
        }
        for (int d = 0; d < paddedSize; d += PAIR) {
            mix(some, common, longest, values + d, d, scratch);
        }
        for (int i = 0; i < some.size(); i++) {
            int to = out.at(some.get(i).row()) + some.get(i).head() * size * OCTET;
            for (int d = 0; d < size; d++) {
                out.data()[to + d * OCTET] = sums[i * paddedSize + d] / totals[i];
            }
        }
    }

    /// How many blocks all of them begin with and see whole.
    private int common(List<Query<A>> some) {
        int common = Integer.MAX_VALUE;
        for (var query : some) {
            common = Math.min(common, query.seen() / PAIR);
        }
        for (int b = 0; b < common; b++) {
            for (int i = 1; i < some.size(); i++) {
                if (some.get(i).block(b) != some.get(0).block(b)) {
                    return b;
                }
            }
        }
        return common;
    }

    private void score(
            List<Query<A>> some,
            int common,
            int longest,
            int keys,
            float[] queries,
            int stride,
            Scratch scratch) {
        var scores = scratch.scores;
        if (common > 0) {
            for (int i = 0; i < QUERIES; i++) {
                var query = some.get(Math.min(i, some.size() - 1));
                int from = query.row() * stride + query.head() * size;
                for (int d = 0; d < size; d++) {
                    scratch.queries[d * QUERIES + i] = queries[from + d];
                }
            }
            for (int b = 0; b < common; b++) {
                var block = some.get(0).block(b);
                elements.scores(
                        block, keys, size, scratch.queries, scale, scores, b * PAIR, longest);
            }
        }
        for (int i = 0; i < some.size(); i++) {
            int from = some.get(i).row() * stride + some.get(i).head() * size;
            for (int b = common; b < some.get(i).blocks(); b++) {
                var block = some.get(i).block(b);
                int to = i * longest + b * PAIR;
                elements.scores(block, keys, size, queries, from, scale, scores, to);
            }
        }
    }

    private void mix(
            List<Query<A>> some, int common, int longest, int values, int d, Scratch scratch) {
        var scores = scratch.scores;
        var sums = scratch.sums;
        for (int b = 0; b < common; b++) {
            var block = some.get(0).block(b);
            elements.mix(block, values, paddedSize, scores, b * PAIR, longest, sums, d, paddedSize);
        }
        for (int i = 0; i < some.size(); i++) {
            for (int b = common; b < some.get(i).blocks(); b++) {
                var block = some.get(i).block(b);
                int from = i * longest + b * PAIR;
                int count = Math.min(PAIR, some.get(i).seen() - b * PAIR);
                elements.mix(
                        block, values, paddedSize, scores, from, count, sums, i * paddedSize + d);
            }
        }
    }

    /// Puts e^(x - max) in the place of each x.
    ///
    /// @param from of `count` numbers
    /// @return their sum
    static float exponentials(float[] x, int from, int count) {
        var highest = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < count; i += WIDTH) {
            highest = highest.max(FloatVector.fromArray(FLOATS, x, from + i));
        }
        float max = highest.reduceLanes(VectorOperators.MAX);
        var sum = FloatVector.zero(FLOATS);
        for (int i = 0; i < count; i += WIDTH) {
            var e = Lanes.exp(FloatVector.fromArray(FLOATS, x, from + i).sub(max));
            e.intoArray(x, from + i);
            sum = sum.add(e);
        }
        return Lanes.sum(sum);
    }
}
