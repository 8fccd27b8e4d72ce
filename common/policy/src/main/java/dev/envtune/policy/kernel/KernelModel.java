package dev.envtune.policy.kernel;

import static dev.envtune.policy.kernel.Lanes.FLOATS;
import static dev.envtune.policy.kernel.Lanes.WIDTH;

import dev.envtune.policy.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// A decoder's forward pass over any rows at once.
///
/// @param <A> how weights, keys and values are held
public final class KernelModel<A> implements AutoCloseable {
    /// Bundles a member from which on it takes whole ones.
    private static final int MANY = 4;

    private final ModelConfig config;
    private final KernelWeights<A> weights;
    private final Attention<A> attention;
    private final Blocks<A> blocks;
    private final Team team;
    private final List<Attention<A>.Scratch> scratch;
    private final float[][] normRooms;
    private final AtomicInteger nextItem = new AtomicInteger();
    private final int width;

    /// Ends of runs of rows whose caches begin alike.
    private final List<Integer> bundles = new ArrayList<>();

    private final Octets normed;
    private final Octets attended;
    private final Octets inner;
    private final Octets last;
    private float[] x = new float[0];
    private float[] projected = new float[0];
    private float[] gated = new float[0];
    private float[] logits = new float[0];

    /// @param cacheBytes that keys and values may take
    KernelModel(KernelWeights<A> weights, long cacheBytes, int threads) {
        this.config = weights.config();
        this.weights = weights;
        this.attention = new Attention<>(weights.elements(), config);
        this.blocks =
                new Blocks<>(
                        weights.elements(), attention.blockElements(config.layers()), cacheBytes);
        this.team = new Team(threads);
        this.scratch = IntStream.range(0, threads).mapToObj(_ -> attention.new Scratch()).toList();
        this.width = Lanes.padded(config.width());
        this.normRooms = new float[threads][width];
        this.normed = octets(config.width());
        this.attended = octets(config.heads() * config.headSize());
        this.inner = octets(config.inner());
        this.last = octets(config.width());
    }

    private Octets octets(int depth) {
        return new Octets(Matrix.even(depth), weights.elements().pairsRows());
    }

    public Cache<A> open() {
        return new Cache<>(blocks);
    }

    public int vocabulary() {
        return config.vocabulary();
    }

    /// Tokens that all of the cache holds.
    public long longest() {
        return (long) blocks.limit() * Lanes.PAIR;
    }

    /// Blocks that are left.
    public int available() {
        return blocks.available();
    }

    /// What is done with the logits of a wanted row.
    public interface Head {
        /// @param index of the row among those whose logits are wanted
        /// @param logits from `at` on, one for each token of the vocabulary; may be overwritten
        void take(int index, float[] logits, int at);
    }

    /// Takes rows through the model: their keys and values into the caches, the logits of the wanted ones
    /// to the head, which is called on several threads.
    public void forward(Rows<A> rows, Head head) {
        makeRoom(rows);
        bundle(rows);
        team.run(member -> forward(rows, head, member));
    }

    private void bundle(Rows<A> rows) {
        bundles.clear();
        int begin = 0;
        for (int row = 1; row <= rows.count(); row++) {
            if (row == rows.count()
                    || row - begin == Lanes.QUERIES
                    || rows.cache(row).block(0) != rows.cache(begin).block(0)) {
                bundles.add(row);
                begin = row;
            }
        }
    }

    private void makeRoom(Rows<A> rows) {
        int count = rows.count();
        x = atLeast(x, count * width);
        normed.makeRoom(count);
        projected =
                atLeast(projected, count * weights.layers().getFirst().queriesKeysValues().width());
        attended.makeRoom(count);
        gated = atLeast(gated, count * weights.layers().getFirst().gateUp().width());
        inner.makeRoom(count);
        last.makeRoom(rows.wanted());
        logits = atLeast(logits, rows.wanted() * weights.head().width());
    }

    private static float[] atLeast(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }

    private void forward(Rows<A> rows, Head head, Team.Member member) {
        int begin = member.begin(rows.count());
        int end = member.end(rows.count());
        for (int row = begin; row < end; row++) {
            weights.embed(rows.id(row), x, row * width);
        }
        for (int layer = 0; layer < config.layers(); layer++) {
            layer(layer, rows, member);
        }
        head(rows, head, member);
    }

    private void layer(int index, Rows<A> rows, Team.Member member) {
        var layer = weights.layers().get(index);
        var tile = scratch.get(member.index()).tile;
        int count = rows.count();
        int begin = member.begin(count);
        int end = member.end(count);
        for (int row = begin; row < end; row++) {
            norm(x, row * width, layer.attentionNorm(), normed, row, member);
        }
        member.meet();
        layer.queriesKeysValues().multiply(normed, count, projected, false, member, tile);
        nextItem.set(0);
        member.meet();
        int stride = layer.queriesKeysValues().width();
        for (int row = begin; row < end; row++) {
            place(index, layer, rows, row, row * stride);
        }
        member.meet();
        attend(index, rows, stride, member);
        member.meet();
        layer.out().multiply(attended, count, x, true, member, tile);
        member.meet();
        for (int row = begin; row < end; row++) {
            norm(x, row * width, layer.feedForwardNorm(), normed, row, member);
        }
        member.meet();
        layer.gateUp().multiply(normed, count, gated, false, member, tile);
        member.meet();
        for (int row = begin; row < end; row++) {
            gate(row * layer.gateUp().width(), row);
        }
        member.meet();
        layer.down().multiply(inner, count, x, true, member, tile);
        member.meet();
    }

    /// Norms and rotates a row's queries and keys, and puts keys and values into its cache.
    private void place(int index, KernelWeights.Layer<A> layer, Rows<A> rows, int row, int at) {
        int size = config.headSize();
        int keysAt = at + config.heads() * size;
        int valuesAt = keysAt + config.sharedHeads() * size;
        int position = rows.position(row);
        for (int head = at; head < valuesAt; head += size) {
            var headNorm = head < keysAt ? layer.queryNorm() : layer.keyNorm();
            if (headNorm != null) {
                normHead(headNorm, head);
            }
            rotate(head, position);
        }
        attention.keep(
                rows.cache(row).block(position), index, position, projected, keysAt, valuesAt);
    }

    private void normHead(float[] weight, int at) {
        int size = config.headSize();
        double squares = 0;
        for (int i = 0; i < size; i++) {
            squares += (double) projected[at + i] * projected[at + i];
        }
        float factor = (float) (1 / Math.sqrt(squares / size + config.epsilon()));
        for (int i = 0; i < size; i++) {
            projected[at + i] = projected[at + i] * factor * weight[i];
        }
    }

    private void rotate(int at, int position) {
        int half = config.headSize() / 2;
        var table = weights.rope();
        int cos = position * config.headSize();
        int sin = cos + half;
        for (int i = 0; i < half; i++) {
            float a = projected[at + i];
            float b = projected[at + half + i];
            projected[at + i] = a * table[cos + i] - b * table[sin + i];
            projected[at + half + i] = b * table[cos + i] + a * table[sin + i];
        }
    }

    /// A member takes all heads of a bundle, or one head where there are few bundles.
    private void attend(int layer, Rows<A> rows, int stride, Team.Member member) {
        int heads = config.sharedHeads();
        int parts = bundles.size() < MANY * team.size() ? heads : 1;
        int items = bundles.size() * parts;
        for (int item = nextItem.getAndIncrement();
                item < items;
                item = nextItem.getAndIncrement()) {
            int bundle = item / parts;
            int part = item % parts;
            int first = bundle == 0 ? 0 : bundles.get(bundle - 1);
            attention.attend(
                    rows,
                    first,
                    bundles.get(bundle) - first,
                    layer,
                    new Attention.Range(part * heads / parts, (part + 1) * heads / parts),
                    projected,
                    stride,
                    attended,
                    scratch.get(member.index()));
        }
    }

    private void norm(
            float[] from, int at, float[] weight, Octets to, int row, Team.Member member) {
        var squares = FloatVector.zero(FLOATS);
        for (int i = 0; i < width; i += WIDTH) {
            var v = FloatVector.fromArray(FLOATS, from, at + i);
            squares = v.fma(v, squares);
        }
        double mean = (double) Lanes.sum(squares) / config.width();
        float factor = (float) (1 / Math.sqrt(mean + config.epsilon()));
        var room = normRooms[member.index()];
        for (int i = 0; i < width; i += WIDTH) {
            FloatVector.fromArray(FLOATS, from, at + i)
                    .mul(factor)
                    .mul(FloatVector.fromArray(FLOATS, weight, i))
                    .intoArray(room, i);
        }
        to.put(row, 0, room, 0, config.width());
    }

    /// silu(gate) * up.
    private void gate(int from, int row) {
        int count = config.inner();
        for (int i = 0; i < count; i += WIDTH) {
            var mask = FLOATS.indexInRange(i, count);
            var gate = FloatVector.fromArray(FLOATS, gated, from + i, mask);
            var up = FloatVector.fromArray(FLOATS, gated, from + count + i, mask);
            // sigmoid(g) by e^-|g|, which never overflows.
            var small = Lanes.exp(gate.abs().neg());
            var one = small.add(1f);
            var numerator =
                    FloatVector.broadcast(FLOATS, 1f)
                            .blend(small, gate.compare(VectorOperators.LT, 0f));
            gate.mul(numerator.div(one)).mul(up).intoArray(gated, from + i, mask);
        }
        inner.put(row, 0, gated, from, count);
    }

    private void head(Rows<A> rows, Head head, Team.Member member) {
        int count = rows.wanted();
        var tile = scratch.get(member.index()).tile;
        int begin = member.begin(count);
        int end = member.end(count);
        for (int i = begin; i < end; i++) {
            norm(x, rows.wanted(i) * width, weights.lastNorm(), last, i, member);
        }
        member.meet();
        weights.head().multiply(last, count, logits, false, member, tile);
        member.meet();
        for (int i = begin; i < end; i++) {
            head.take(i, logits, i * weights.head().width());
        }
    }

    @Override
    public void close() {
        team.close();
    }
}
