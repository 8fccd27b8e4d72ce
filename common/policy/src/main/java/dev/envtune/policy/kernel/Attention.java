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
    private final int group;
    private final int sharedHeads;
    private final int size;
    private final int paddedSize;
    private final float scale;

    Attention(Elements<A> elements, ModelConfig config) {
        this.elements = elements;
        this.group = config.heads() / config.sharedHeads();
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

    /// Room for what a member has in work; scores and sums head by head, query by query.
    final class Scratch {
        final float[] tile = new float[OCTET * PAIR];
        private final float[] queries = new float[sharedHeads * QUERIES * size];
        private final float[] sums = new float[sharedHeads * QUERIES * paddedSize];
        private final float[] totals = new float[sharedHeads * QUERIES];
        private float[] scores = new float[0];
        private int longest;

        private void makeRoom(List<Query<A>> some) {
            longest = 0;
            for (var query : some) {
                longest = Math.max(longest, query.blocks() * PAIR);
            }
            if (scores.length < sharedHeads * QUERIES * longest) {
                scores = new float[2 * sharedHeads * QUERIES * longest];
            }
        }

        private int score(int head, int query) {
            return (head * QUERIES + query) * longest;
        }

        private int sum(int head, int query) {
            return (head * QUERIES + query) * paddedSize;
        }
    }

    /// What the queries of some key/value heads see.
    ///
    /// @param first of `count` rows that follow each other; what their caches have in common at the
    ///     beginning is read once for several of them
    /// @param heads key/value heads
    /// @param queries of all heads, of each row `stride` numbers
    /// @param out of all heads
    void attend(
            Rows<A> rows,
            int first,
            int count,
            int layer,
            Range heads,
            float[] queries,
            int stride,
            Octets out,
            Scratch scratch) {
        for (int from = 0; from < count * group; from += QUERIES) {
            var some = new ArrayList<Query<A>>(QUERIES);
            for (int i = from; i < Math.min(from + QUERIES, count * group); i++) {
                int row = first + i / group;
                some.add(new Query<>(row, i % group, rows.cache(row), rows.position(row) + 1));
            }
            int common = some.size() == 1 ? 0 : common(some);
            scratch.makeRoom(some);
            score(some, common, layer, heads, queries, stride, scratch);
            weigh(some, heads, scratch);
            mix(some, common, layer, heads, scratch);
            store(some, heads, out, scratch);
        }
    }

    /// Some of the heads.
    record Range(int from, int to) {}

    /// @param member which query of its key/value head's
    /// @param seen positions that it may see
    private record Query<A>(int row, int member, Cache<A> cache, int seen) {
        int blocks() {
            return Cache.blocks(seen);
        }

        A block(int index) {
            return cache.block(index * PAIR);
        }
    }

    /// How many blocks all of them begin with and see whole.
    private int common(List<Query<A>> some) {
        int common = Integer.MAX_VALUE;
        for (var query : some) {
            common = Math.min(common, query.seen() / PAIR);
        }
        for (int b = 0; b < common; b++) {
            for (var query : some) {
                if (query.block(b) != some.getFirst().block(b)) {
                    return b;
                }
            }
        }
        return common;
    }

    /// Blocks outside, heads inside: that is how they lie in memory.
    private void score(
            List<Query<A>> some,
            int common,
            int layer,
            Range heads,
            float[] queries,
            int stride,
            Scratch scratch) {
        var scores = scratch.scores;
        if (common > 0) {
            gather(some, heads, queries, stride, scratch);
        }
        for (int b = 0; b < common; b++) {
            var block = some.getFirst().block(b);
            for (int head = heads.from; head < heads.to; head++) {
                elements.scores(
                        block,
                        base(layer, 0, head),
                        size,
                        scratch.queries,
                        head * QUERIES * size,
                        scale,
                        scores,
                        scratch.score(head, 0) + b * PAIR,
                        scratch.longest);
            }
        }
        for (int i = 0; i < some.size(); i++) {
            var query = some.get(i);
            for (int b = common; b < query.blocks(); b++) {
                var block = query.block(b);
                for (int head = heads.from; head < heads.to; head++) {
                    elements.scores(
                            block,
                            base(layer, 0, head),
                            size,
                            queries,
                            at(query, head, stride),
                            scale,
                            scores,
                            scratch.score(head, i) + b * PAIR);
                }
            }
        }
    }

    private int at(Query<A> query, int head, int stride) {
        return query.row() * stride + (head * group + query.member()) * size;
    }

    private void gather(
            List<Query<A>> some, Range heads, float[] queries, int stride, Scratch scratch) {
        for (int head = heads.from; head < heads.to; head++) {
            for (int i = 0; i < QUERIES; i++) {
                int from = at(some.get(Math.min(i, some.size() - 1)), head, stride);
                int to = head * QUERIES * size + i;
                for (int d = 0; d < size; d++) {
                    scratch.queries[to + d * QUERIES] = queries[from + d];
                }
            }
        }
    }

    /// Softmax, but for the division.
    private void weigh(List<Query<A>> some, Range heads, Scratch scratch) {
        for (int i = 0; i < some.size(); i++) {
            int seen = some.get(i).seen();
            int end = some.get(i).blocks() * PAIR;
            for (int head = heads.from; head < heads.to; head++) {
                int at = scratch.score(head, i);
                Arrays.fill(scratch.scores, at + seen, at + end, Float.NEGATIVE_INFINITY);
                scratch.totals[head * QUERIES + i] = exponentials(scratch.scores, at, end);
            }
        }
    }

    private void mix(List<Query<A>> some, int common, int layer, Range heads, Scratch scratch) {
        var scores = scratch.scores;
        var sums = scratch.sums;
        Arrays.fill(sums, scratch.sum(heads.from, 0), scratch.sum(heads.to, 0), 0);
        for (int b = 0; b < common; b++) {
            var block = some.getFirst().block(b);
            for (int head = heads.from; head < heads.to; head++) {
                for (int d = 0; d < paddedSize; d += PAIR) {
                    elements.mix(
                            block,
                            base(layer, 1, head) + d,
                            paddedSize,
                            scores,
                            scratch.score(head, 0) + b * PAIR,
                            scratch.longest,
                            sums,
                            scratch.sum(head, 0) + d,
                            paddedSize);
                }
            }
        }
        for (int i = 0; i < some.size(); i++) {
            var query = some.get(i);
            for (int b = common; b < query.blocks(); b++) {
                var block = query.block(b);
                int count = Math.min(PAIR, query.seen() - b * PAIR);
                for (int head = heads.from; head < heads.to; head++) {
                    for (int d = 0; d < paddedSize; d += PAIR) {
                        elements.mix(
                                block,
                                base(layer, 1, head) + d,
                                paddedSize,
                                scores,
                                scratch.score(head, i) + b * PAIR,
                                count,
                                sums,
                                scratch.sum(head, i) + d);
                    }
                }
            }
        }
    }

    private void store(List<Query<A>> some, Range heads, Octets out, Scratch scratch) {
        for (int i = 0; i < some.size(); i++) {
            var query = some.get(i);
            for (int head = heads.from; head < heads.to; head++) {
                float factor = 1 / scratch.totals[head * QUERIES + i];
                int from = scratch.sum(head, i);
                for (int d = from; d < from + size; d++) {
                    scratch.sums[d] *= factor;
                }
                out.put(
                        query.row(),
                        (head * group + query.member()) * size,
                        scratch.sums,
                        from,
                        size);
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
