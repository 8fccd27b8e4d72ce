package dev.envtune.policy.kernel;

import static dev.envtune.policy.kernel.Lanes.FLOATS;
import static dev.envtune.policy.kernel.Lanes.OCTET;
import static dev.envtune.policy.kernel.Lanes.PAIR;
import static dev.envtune.policy.kernel.Lanes.QUERIES;
import static dev.envtune.policy.kernel.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;

/// float32: the vectors of a pair one after the other.
final class FloatElements implements Elements<float[]> {
    @Override
    public float[] allocate(int count) {
        return new float[count];
    }

    @Override
    public float get(float[] array, int index) {
        return array[index];
    }

    @Override
    public void set(float[] array, int index, float value) {
        array[index] = value;
    }

    @Override
    public int bytes() {
        return 4;
    }

    @Override
    public int place(int lane) {
        return lane;
    }

    @Override
    public int weight(int k, int lane) {
        return k * PAIR + lane;
    }

    @Override
    public boolean pairsRows() {
        return false;
    }

    @Override
    public void scatter(float[] to, int at, int step, float[] from, int fromAt, int count) {
        for (int i = 0; i < count; i++) {
            to[at + i * step] = from[fromAt + i];
        }
    }

    @Override
    public void put(float[] to, int at, float[] from, int fromAt, int count) {
        System.arraycopy(from, fromAt, to, at, count);
    }

    @Override
    public void products(float[] panel, int at, int depth, Octets octets, int first, float[] tile) {
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
        for (int k = 0; k < depth; k++) {
            var u = FloatVector.fromArray(FLOATS, panel, at + k * PAIR);
            var v = FloatVector.fromArray(FLOATS, panel, at + k * PAIR + WIDTH);
            int row = from + k * OCTET;
            var x0 = FloatVector.broadcast(FLOATS, rows[row]);
            a0 = u.fma(x0, a0);
            b0 = v.fma(x0, b0);
            var x1 = FloatVector.broadcast(FLOATS, rows[row + 1]);
            a1 = u.fma(x1, a1);
            b1 = v.fma(x1, b1);
            var x2 = FloatVector.broadcast(FLOATS, rows[row + 2]);
            a2 = u.fma(x2, a2);
            b2 = v.fma(x2, b2);
            var x3 = FloatVector.broadcast(FLOATS, rows[row + 3]);
            a3 = u.fma(x3, a3);
            b3 = v.fma(x3, b3);
            var x4 = FloatVector.broadcast(FLOATS, rows[row + 4]);
            a4 = u.fma(x4, a4);
            b4 = v.fma(x4, b4);
            var x5 = FloatVector.broadcast(FLOATS, rows[row + 5]);
            a5 = u.fma(x5, a5);
            b5 = v.fma(x5, b5);
            var x6 = FloatVector.broadcast(FLOATS, rows[row + 6]);
            a6 = u.fma(x6, a6);
            b6 = v.fma(x6, b6);
            var x7 = FloatVector.broadcast(FLOATS, rows[row + 7]);
            a7 = u.fma(x7, a7);
            b7 = v.fma(x7, b7);
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
    public void product(float[] panel, int at, int depth, Octets octets, int first, float[] tile) {
        var rows = octets.numbers();
        int from = octets.at(first);
        var a = FloatVector.zero(FLOATS);
        var b = FloatVector.zero(FLOATS);
        for (int k = 0; k < depth; k++) {
            var u = FloatVector.fromArray(FLOATS, panel, at + k * PAIR);
            var v = FloatVector.fromArray(FLOATS, panel, at + k * PAIR + WIDTH);
            var x = FloatVector.broadcast(FLOATS, rows[from + k * OCTET]);
            a = u.fma(x, a);
            b = v.fma(x, b);
        }
        a.intoArray(tile, 0);
        b.intoArray(tile, WIDTH);
    }

    @Override
    public void scores(
            float[] keys,
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
            var u0 = FloatVector.fromArray(FLOATS, keys, at + d * PAIR);
            var v0 = FloatVector.fromArray(FLOATS, keys, at + d * PAIR + WIDTH);
            var u1 = FloatVector.fromArray(FLOATS, keys, at + (d + 1) * PAIR);
            var v1 = FloatVector.fromArray(FLOATS, keys, at + (d + 1) * PAIR + WIDTH);
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
            float[] keys,
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
            var u0 = FloatVector.fromArray(FLOATS, keys, at + i * PAIR);
            var v0 = FloatVector.fromArray(FLOATS, keys, at + i * PAIR + WIDTH);
            var u1 = FloatVector.fromArray(FLOATS, keys, at + (i + 1) * PAIR);
            var v1 = FloatVector.fromArray(FLOATS, keys, at + (i + 1) * PAIR + WIDTH);
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
            float[] values,
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
            var u0 = FloatVector.fromArray(FLOATS, values, at + j * stride);
            var v0 = FloatVector.fromArray(FLOATS, values, at + j * stride + WIDTH);
            var u1 = FloatVector.fromArray(FLOATS, values, at + (j + 1) * stride);
            var v1 = FloatVector.fromArray(FLOATS, values, at + (j + 1) * stride + WIDTH);
            var p0 = FloatVector.broadcast(FLOATS, probabilities[from + j]);
            var p1 = FloatVector.broadcast(FLOATS, probabilities[from + j + 1]);
            a0 = u0.fma(p0, a0);
            b0 = v0.fma(p0, b0);
            a1 = u1.fma(p1, a1);
            b1 = v1.fma(p1, b1);
        }
        if (count > pairs) {
            var u = FloatVector.fromArray(FLOATS, values, at + pairs * stride);
            var v = FloatVector.fromArray(FLOATS, values, at + pairs * stride + WIDTH);
            var p = FloatVector.broadcast(FLOATS, probabilities[from + pairs]);
            a0 = u.fma(p, a0);
            b0 = v.fma(p, b0);
        }
        a0.add(a1).intoArray(sums, to);
        b0.add(b1).intoArray(sums, to + WIDTH);
    }

    @Override
    public void mix(
            float[] values,
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
            var u0 = FloatVector.fromArray(FLOATS, values, at + j * stride);
            var v0 = FloatVector.fromArray(FLOATS, values, at + j * stride + WIDTH);
            var u1 = FloatVector.fromArray(FLOATS, values, at + (j + 1) * stride);
            var v1 = FloatVector.fromArray(FLOATS, values, at + (j + 1) * stride + WIDTH);
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
