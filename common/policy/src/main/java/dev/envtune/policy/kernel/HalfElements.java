package dev.envtune.policy.kernel;

import static dev.envtune.policy.kernel.Lanes.FLOATS;
import static dev.envtune.policy.kernel.Lanes.OCTET;
import static dev.envtune.policy.kernel.Lanes.PAIR;
import static dev.envtune.policy.kernel.Lanes.QUERIES;
import static dev.envtune.policy.kernel.Lanes.SHORTS;
import static dev.envtune.policy.kernel.Lanes.WIDTH;

import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import org.jspecify.annotations.Nullable;

/// bfloat16: the numbers of a pair's vectors in turn, and in weights those of two dimensions, so that widening is
/// a shift and a mask.
final class HalfElements implements Elements<short[]> {
    private final @Nullable PairProducts pairProducts;

    /// @param pairProducts for weights and rows; else these are widened
    HalfElements(Optional<PairProducts> pairProducts) {
        this.pairProducts = pairProducts.orElse(null);
    }

    @Override
    public short[] allocate(int count) {
        return new short[count];
    }

    @Override
    public float get(short[] array, int index) {
        return Float.intBitsToFloat(array[index] << 16);
    }

    @Override
    public void set(short[] array, int index, float value) {
        array[index] = rounded(value);
    }

    /// To the nearest, ties to even.
    static short rounded(float value) {
        int bits = Float.floatToRawIntBits(value);
        return (short) (bits + 0x7FFF + (bits >>> 16 & 1) >>> 16);
    }

    @Override
    public int bytes() {
        return 2;
    }

    @Override
    public int place(int lane) {
        return 2 * (lane % WIDTH) + lane / WIDTH;
    }

    @Override
    public int weight(int k, int lane) {
        return (k & ~1) * PAIR + 2 * lane + (k & 1);
    }

    @Override
    public boolean pairsRows() {
        return pairProducts != null;
    }

    @Override
    public void scatter(short[] to, int at, int step, float[] from, int fromAt, int count) {
        for (int i = 0; i < count; i++) {
            to[at + i * step] = rounded(from[fromAt + i]);
        }
    }

    @Override
    public void put(short[] to, int at, float[] from, int fromAt, int count) {
        for (int i = 0; i < count; i++) {
            to[at + i / PAIR * PAIR + place(i % PAIR)] = rounded(from[fromAt + i]);
        }
    }

    @Override
    public void products(short[] panel, int at, int depth, Octets octets, int first, float[] tile) {
        if (pairProducts != null) {
            pairProducts.eight(panel, at, octets.pairs(), octets.pairAt(first), depth / 2, tile);
            return;
        }
        var rows = octets.numbers();
        int from = octets.at(first);
        var a0 = FloatVector.zero(FLOATS);
        var b0 = FloatVector.zero(FLOATS);
        var a1 = FloatVector.zero(FLOATS);
        var b1 = FloatVector.zero(FLOATS);
        var a2 = FloatVector.zero(FLOATS);
        var b2 = FloatVector.zero(FLOATS);
        var a3 = FloatVector.zero(FLOATS);
        var b3 = FloatVector.zero(FLOATS);
        var a4 = FloatVector.zero(FLOATS);
        var b4 = FloatVector.zero(FLOATS);
        var a5 = FloatVector.zero(FLOATS);
        var b5 = FloatVector.zero(FLOATS);
        var a6 = FloatVector.zero(FLOATS);
        var b6 = FloatVector.zero(FLOATS);
        var a7 = FloatVector.zero(FLOATS);
        var b7 = FloatVector.zero(FLOATS);
        for (int k = 0; k < depth; k += 2) {
            var w0 = ShortVector.fromArray(SHORTS, panel, at + k * PAIR);
            var w1 = ShortVector.fromArray(SHORTS, panel, at + k * PAIR + PAIR);
            var u0 = Lanes.low(w0);
            var u1 = Lanes.high(w0);
            var v0 = Lanes.low(w1);
            var v1 = Lanes.high(w1);
            int row = from + k * OCTET;
            var even0 = FloatVector.broadcast(FLOATS, rows[row]);
            a0 = u0.fma(even0, a0);
            b0 = v0.fma(even0, b0);
            var odd0 = FloatVector.broadcast(FLOATS, rows[row + OCTET]);
            a0 = u1.fma(odd0, a0);
            b0 = v1.fma(odd0, b0);
            var even1 = FloatVector.broadcast(FLOATS, rows[row + 1]);
            a1 = u0.fma(even1, a1);
            b1 = v0.fma(even1, b1);
            var odd1 = FloatVector.broadcast(FLOATS, rows[row + OCTET + 1]);
            a1 = u1.fma(odd1, a1);
            b1 = v1.fma(odd1, b1);
            var even2 = FloatVector.broadcast(FLOATS, rows[row + 2]);
            a2 = u0.fma(even2, a2);
            b2 = v0.fma(even2, b2);
            var odd2 = FloatVector.broadcast(FLOATS, rows[row + OCTET + 2]);
            a2 = u1.fma(odd2, a2);
            b2 = v1.fma(odd2, b2);
            var even3 = FloatVector.broadcast(FLOATS, rows[row + 3]);
            a3 = u0.fma(even3, a3);
            b3 = v0.fma(even3, b3);
            var odd3 = FloatVector.broadcast(FLOATS, rows[row + OCTET + 3]);
            a3 = u1.fma(odd3, a3);
            b3 = v1.fma(odd3, b3);
            var even4 = FloatVector.broadcast(FLOATS, rows[row + 4]);
            a4 = u0.fma(even4, a4);
            b4 = v0.fma(even4, b4);
            var odd4 = FloatVector.broadcast(FLOATS, rows[row + OCTET + 4]);
            a4 = u1.fma(odd4, a4);
            b4 = v1.fma(odd4, b4);
            var even5 = FloatVector.broadcast(FLOATS, rows[row + 5]);
            a5 = u0.fma(even5, a5);
            b5 = v0.fma(even5, b5);
            var odd5 = FloatVector.broadcast(FLOATS, rows[row + OCTET + 5]);
            a5 = u1.fma(odd5, a5);
            b5 = v1.fma(odd5, b5);
            var even6 = FloatVector.broadcast(FLOATS, rows[row + 6]);
            a6 = u0.fma(even6, a6);
            b6 = v0.fma(even6, b6);
            var odd6 = FloatVector.broadcast(FLOATS, rows[row + OCTET + 6]);
            a6 = u1.fma(odd6, a6);
            b6 = v1.fma(odd6, b6);
            var even7 = FloatVector.broadcast(FLOATS, rows[row + 7]);
            a7 = u0.fma(even7, a7);
            b7 = v0.fma(even7, b7);
            var odd7 = FloatVector.broadcast(FLOATS, rows[row + OCTET + 7]);
            a7 = u1.fma(odd7, a7);
            b7 = v1.fma(odd7, b7);
        }
        a0.intoArray(tile, 0);
        b0.intoArray(tile, WIDTH);
        a1.intoArray(tile, 2 * WIDTH);
        b1.intoArray(tile, 3 * WIDTH);
        a2.intoArray(tile, 4 * WIDTH);
        b2.intoArray(tile, 5 * WIDTH);
        a3.intoArray(tile, 6 * WIDTH);
        b3.intoArray(tile, 7 * WIDTH);
        a4.intoArray(tile, 8 * WIDTH);
        b4.intoArray(tile, 9 * WIDTH);
        a5.intoArray(tile, 10 * WIDTH);
        b5.intoArray(tile, 11 * WIDTH);
        a6.intoArray(tile, 12 * WIDTH);
        b6.intoArray(tile, 13 * WIDTH);
        a7.intoArray(tile, 14 * WIDTH);
        b7.intoArray(tile, 15 * WIDTH);
    }

    @Override
    public void product(short[] panel, int at, int depth, Octets octets, int first, float[] tile) {
        if (pairProducts != null) {
            pairProducts.one(panel, at, octets.pairs(), octets.pairAt(first), depth / 2, tile);
            return;
        }
        var rows = octets.numbers();
        int from = octets.at(first);
        var a = FloatVector.zero(FLOATS);
        var b = FloatVector.zero(FLOATS);
        for (int k = 0; k < depth; k += 2) {
            var w0 = ShortVector.fromArray(SHORTS, panel, at + k * PAIR);
            var w1 = ShortVector.fromArray(SHORTS, panel, at + k * PAIR + PAIR);
            var even = FloatVector.broadcast(FLOATS, rows[from + k * OCTET]);
            a = Lanes.low(w0).fma(even, a);
            b = Lanes.low(w1).fma(even, b);
            var odd = FloatVector.broadcast(FLOATS, rows[from + (k + 1) * OCTET]);
            a = Lanes.high(w0).fma(odd, a);
            b = Lanes.high(w1).fma(odd, b);
        }
        a.intoArray(tile, 0);
        b.intoArray(tile, WIDTH);
    }

    @Override
    public void scores(
            short[] keys,
            int at,
            int size,
            float[] query,
            int queryAt,
            float scale,
            float[] scores,
            int to) {
        var a0 = FloatVector.zero(FLOATS);
        var b0 = FloatVector.zero(FLOATS);
        var a1 = FloatVector.zero(FLOATS);
        var b1 = FloatVector.zero(FLOATS);
        for (int d = 0; d < size; d += 2) {
            var w0 = ShortVector.fromArray(SHORTS, keys, at + d * PAIR);
            var u0 = Lanes.low(w0);
            var v0 = Lanes.high(w0);
            var w1 = ShortVector.fromArray(SHORTS, keys, at + (d + 1) * PAIR);
            var u1 = Lanes.low(w1);
            var v1 = Lanes.high(w1);
            var q0 = FloatVector.broadcast(FLOATS, query[queryAt + d]);
            var q1 = FloatVector.broadcast(FLOATS, query[queryAt + d + 1]);
            a0 = u0.fma(q0, a0);
            b0 = v0.fma(q0, b0);
            a1 = u1.fma(q1, a1);
            b1 = v1.fma(q1, b1);
        }
        a0.add(a1).mul(scale).intoArray(scores, to);
        b0.add(b1).mul(scale).intoArray(scores, to + WIDTH);
    }

    @Override
    public void scores(
            short[] keys,
            int at,
            int size,
            float[] queries,
            int queriesAt,
            float scale,
            float[] scores,
            int to,
            int stride) {
        var a0 = FloatVector.zero(FLOATS);
        var b0 = FloatVector.zero(FLOATS);
        var c0 = FloatVector.zero(FLOATS);
        var d0 = FloatVector.zero(FLOATS);
        var a1 = FloatVector.zero(FLOATS);
        var b1 = FloatVector.zero(FLOATS);
        var c1 = FloatVector.zero(FLOATS);
        var d1 = FloatVector.zero(FLOATS);
        var a2 = FloatVector.zero(FLOATS);
        var b2 = FloatVector.zero(FLOATS);
        var c2 = FloatVector.zero(FLOATS);
        var d2 = FloatVector.zero(FLOATS);
        var a3 = FloatVector.zero(FLOATS);
        var b3 = FloatVector.zero(FLOATS);
        var c3 = FloatVector.zero(FLOATS);
        var d3 = FloatVector.zero(FLOATS);
        for (int i = 0; i < size; i += 2) {
            var w0 = ShortVector.fromArray(SHORTS, keys, at + i * PAIR);
            var u0 = Lanes.low(w0);
            var v0 = Lanes.high(w0);
            var w1 = ShortVector.fromArray(SHORTS, keys, at + (i + 1) * PAIR);
            var u1 = Lanes.low(w1);
            var v1 = Lanes.high(w1);
            var even0 = FloatVector.broadcast(FLOATS, queries[queriesAt + i * QUERIES]);
            a0 = u0.fma(even0, a0);
            b0 = v0.fma(even0, b0);
            var even1 = FloatVector.broadcast(FLOATS, queries[queriesAt + i * QUERIES + 1]);
            a1 = u0.fma(even1, a1);
            b1 = v0.fma(even1, b1);
            var even2 = FloatVector.broadcast(FLOATS, queries[queriesAt + i * QUERIES + 2]);
            a2 = u0.fma(even2, a2);
            b2 = v0.fma(even2, b2);
            var even3 = FloatVector.broadcast(FLOATS, queries[queriesAt + i * QUERIES + 3]);
            a3 = u0.fma(even3, a3);
            b3 = v0.fma(even3, b3);
            var odd0 = FloatVector.broadcast(FLOATS, queries[queriesAt + (i + 1) * QUERIES]);
            c0 = u1.fma(odd0, c0);
            d0 = v1.fma(odd0, d0);
            var odd1 = FloatVector.broadcast(FLOATS, queries[queriesAt + (i + 1) * QUERIES + 1]);
            c1 = u1.fma(odd1, c1);
            d1 = v1.fma(odd1, d1);
            var odd2 = FloatVector.broadcast(FLOATS, queries[queriesAt + (i + 1) * QUERIES + 2]);
            c2 = u1.fma(odd2, c2);
            d2 = v1.fma(odd2, d2);
            var odd3 = FloatVector.broadcast(FLOATS, queries[queriesAt + (i + 1) * QUERIES + 3]);
            c3 = u1.fma(odd3, c3);
            d3 = v1.fma(odd3, d3);
        }
        a0.add(c0).mul(scale).intoArray(scores, to);
        b0.add(d0).mul(scale).intoArray(scores, to + WIDTH);
        a1.add(c1).mul(scale).intoArray(scores, to + stride);
        b1.add(d1).mul(scale).intoArray(scores, to + stride + WIDTH);
        a2.add(c2).mul(scale).intoArray(scores, to + 2 * stride);
        b2.add(d2).mul(scale).intoArray(scores, to + 2 * stride + WIDTH);
        a3.add(c3).mul(scale).intoArray(scores, to + 3 * stride);
        b3.add(d3).mul(scale).intoArray(scores, to + 3 * stride + WIDTH);
    }

    @Override
    public void mix(
            short[] values,
            int at,
            int stride,
            float[] probabilities,
            int from,
            int count,
            float[] sums,
            int to) {
        var a0 = FloatVector.fromArray(FLOATS, sums, to);
        var b0 = FloatVector.fromArray(FLOATS, sums, to + WIDTH);
        var a1 = FloatVector.zero(FLOATS);
        var b1 = FloatVector.zero(FLOATS);
        int pairs = count & ~1;
        for (int j = 0; j < pairs; j += 2) {
            var w0 = ShortVector.fromArray(SHORTS, values, at + j * stride);
            var u0 = Lanes.low(w0);
            var v0 = Lanes.high(w0);
            var w1 = ShortVector.fromArray(SHORTS, values, at + (j + 1) * stride);
            var u1 = Lanes.low(w1);
            var v1 = Lanes.high(w1);
            var p0 = FloatVector.broadcast(FLOATS, probabilities[from + j]);
            var p1 = FloatVector.broadcast(FLOATS, probabilities[from + j + 1]);
            a0 = u0.fma(p0, a0);
            b0 = v0.fma(p0, b0);
            a1 = u1.fma(p1, a1);
            b1 = v1.fma(p1, b1);
        }
        if (count > pairs) {
            var w = ShortVector.fromArray(SHORTS, values, at + pairs * stride);
            var u = Lanes.low(w);
            var v = Lanes.high(w);
            var p = FloatVector.broadcast(FLOATS, probabilities[from + pairs]);
            a0 = u.fma(p, a0);
            b0 = v.fma(p, b0);
        }
        a0.add(a1).intoArray(sums, to);
        b0.add(b1).intoArray(sums, to + WIDTH);
    }

    @Override
    public void mix(
            short[] values,
            int at,
            int stride,
            float[] probabilities,
            int from0,
            int fromStride,
            float[] sums,
            int to,
            int sumStride) {
        int from1 = from0 + fromStride;
        int from2 = from1 + fromStride;
        int from3 = from2 + fromStride;
        var a0 = FloatVector.fromArray(FLOATS, sums, to);
        var b0 = FloatVector.fromArray(FLOATS, sums, to + WIDTH);
        var c0 = FloatVector.zero(FLOATS);
        var d0 = FloatVector.zero(FLOATS);
        var a1 = FloatVector.fromArray(FLOATS, sums, to + sumStride);
        var b1 = FloatVector.fromArray(FLOATS, sums, to + sumStride + WIDTH);
        var c1 = FloatVector.zero(FLOATS);
        var d1 = FloatVector.zero(FLOATS);
        var a2 = FloatVector.fromArray(FLOATS, sums, to + 2 * sumStride);
        var b2 = FloatVector.fromArray(FLOATS, sums, to + 2 * sumStride + WIDTH);
        var c2 = FloatVector.zero(FLOATS);
        var d2 = FloatVector.zero(FLOATS);
        var a3 = FloatVector.fromArray(FLOATS, sums, to + 3 * sumStride);
        var b3 = FloatVector.fromArray(FLOATS, sums, to + 3 * sumStride + WIDTH);
        var c3 = FloatVector.zero(FLOATS);
        var d3 = FloatVector.zero(FLOATS);
        for (int j = 0; j < PAIR; j += 2) {
            var w0 = ShortVector.fromArray(SHORTS, values, at + j * stride);
            var u0 = Lanes.low(w0);
            var v0 = Lanes.high(w0);
            var w1 = ShortVector.fromArray(SHORTS, values, at + (j + 1) * stride);
            var u1 = Lanes.low(w1);
            var v1 = Lanes.high(w1);
            var even0 = FloatVector.broadcast(FLOATS, probabilities[from0 + j]);
            a0 = u0.fma(even0, a0);
            b0 = v0.fma(even0, b0);
            var even1 = FloatVector.broadcast(FLOATS, probabilities[from1 + j]);
            a1 = u0.fma(even1, a1);
            b1 = v0.fma(even1, b1);
            var even2 = FloatVector.broadcast(FLOATS, probabilities[from2 + j]);
            a2 = u0.fma(even2, a2);
            b2 = v0.fma(even2, b2);
            var even3 = FloatVector.broadcast(FLOATS, probabilities[from3 + j]);
            a3 = u0.fma(even3, a3);
            b3 = v0.fma(even3, b3);
            var odd0 = FloatVector.broadcast(FLOATS, probabilities[from0 + j + 1]);
            c0 = u1.fma(odd0, c0);
            d0 = v1.fma(odd0, d0);
            var odd1 = FloatVector.broadcast(FLOATS, probabilities[from1 + j + 1]);
            c1 = u1.fma(odd1, c1);
            d1 = v1.fma(odd1, d1);
            var odd2 = FloatVector.broadcast(FLOATS, probabilities[from2 + j + 1]);
            c2 = u1.fma(odd2, c2);
            d2 = v1.fma(odd2, d2);
            var odd3 = FloatVector.broadcast(FLOATS, probabilities[from3 + j + 1]);
            c3 = u1.fma(odd3, c3);
            d3 = v1.fma(odd3, d3);
        }
        a0.add(c0).intoArray(sums, to);
        b0.add(d0).intoArray(sums, to + WIDTH);
        a1.add(c1).intoArray(sums, to + sumStride);
        b1.add(d1).intoArray(sums, to + sumStride + WIDTH);
        a2.add(c2).intoArray(sums, to + 2 * sumStride);
        b2.add(d2).intoArray(sums, to + 2 * sumStride + WIDTH);
        a3.add(c3).intoArray(sums, to + 3 * sumStride);
        b3.add(d3).intoArray(sums, to + 3 * sumStride + WIDTH);
    }
}
