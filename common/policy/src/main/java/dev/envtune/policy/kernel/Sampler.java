package dev.envtune.policy.kernel;

import static dev.envtune.policy.kernel.Lanes.FLOATS;
import static dev.envtune.policy.kernel.Lanes.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Draws a token from logits by the inverse distribution function.
public final class Sampler {
    private static final int CHUNK = 256;

    private Sampler() {}

    /// @param logprob of the token in the distribution it was drawn from
    public record Drawn(int token, float logprob) {}

    /// Draws from the logits of one row, which are overwritten.
    ///
    /// @param at where they begin; the array goes on to a multiple of a vector behind their end
    /// @param uniform in [0, 1)
    /// @param temperature 0 is greedy
    /// @param topP mass of the most likely tokens that are kept, 1 for all
    /// @param topK number of the most likely tokens that are kept, 0 for all
    public static Drawn draw(
            float[] logits,
            int at,
            int vocabulary,
            float uniform,
            double temperature,
            double topP,
            int topK) {
        Arrays.fill(
                logits, at + vocabulary, at + Lanes.padded(vocabulary), Float.NEGATIVE_INFINITY);
        if (temperature != 0 && temperature != 1) {
            float factor = (float) (1 / temperature);
            for (int i = at; i < at + vocabulary; i++) {
                logits[i] *= factor;
            }
        }
        float max = max(logits, at, vocabulary);
        var chunks = new float[(vocabulary + CHUNK - 1) / CHUNK];
        double total = total(logits, at, vocabulary, max, chunks);
        if (topP < 1 || topK > 0) {
            keep(logits, at, vocabulary, max, total, topP, topK);
            total = total(logits, at, vocabulary, max, chunks);
        }
        int token =
                temperature == 0
                        ? first(logits, at, max)
                        : inverse(logits, at, vocabulary, max, chunks, uniform * total);
        return new Drawn(token, (float) ((double) logits[at + token] - max - Math.log(total)));
    }

    private static float max(float[] logits, int at, int vocabulary) {
        var highest = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < vocabulary; i += WIDTH) {
            highest = highest.max(FloatVector.fromArray(FLOATS, logits, at + i));
        }
        return highest.reduceLanes(VectorOperators.MAX);
    }

    private static int first(float[] logits, int at, float value) {
        int i = 0;
        while (logits[at + i] != value) {
            i++;
        }
        return i;
    }

    /// @param chunks receives the sum of each [#CHUNK] of exponentials
    private static double total(float[] logits, int at, int vocabulary, float max, float[] chunks) {
        double total = 0;
        for (int c = 0; c < chunks.length; c++) {
            var sum = FloatVector.zero(FLOATS);
            int end = Math.min((c + 1) * CHUNK, vocabulary);
            for (int i = c * CHUNK; i < end; i += WIDTH) {
                sum = sum.add(exponentials(logits, at + i, max));
            }
            chunks[c] = Lanes.sum(sum);
            total += chunks[c];
        }
        return total;
    }

    private static FloatVector exponentials(float[] logits, int at, float max) {
        return Lanes.exp(FloatVector.fromArray(FLOATS, logits, at).sub(max));
    }

    private static int inverse(
            float[] logits, int at, int vocabulary, float max, float[] chunks, double target) {
        double left = target;
        int chunk = 0;
        while (chunk < chunks.length - 1 && left >= chunks[chunk]) {
            left -= chunks[chunk++];
        }
        var lanes = new float[WIDTH];
        int last = -1;
        for (int i = chunk * CHUNK; i < Math.min((chunk + 1) * CHUNK, vocabulary); i += WIDTH) {
            exponentials(logits, at + i, max).intoArray(lanes, 0);
            for (int lane = 0; lane < WIDTH; lane++) {
                if (lanes[lane] > 0) {
                    last = i + lane;
                    if (left < lanes[lane]) {
                        return last;
                    }
                    left -= lanes[lane];
                }
            }
        }
        // Rounding left a little: the last token that is possible there, or else the likeliest.
        return last >= 0 ? last : first(logits, at, max);
    }

    /// Makes all but the most likely tokens impossible.
    private static void keep(
            float[] logits,
            int at,
            int vocabulary,
            float max,
            double total,
            double topP,
            int topK) {
        // All tokens less likely than this have less mass together than is to be left out.
        double least = topP < 1 ? max + Math.log(total * (1 - topP) / vocabulary) : -1e30;
        var keys = new long[vocabulary];
        int count = 0;
        for (int i = 0; i < vocabulary; i++) {
            if (logits[at + i] >= least) {
                keys[count++] = (long) -descending(logits[at + i]) << 32 | i;
            }
        }
        Arrays.sort(keys, 0, count);
        var kept = new float[vocabulary];
        Arrays.fill(kept, Float.NEGATIVE_INFINITY);
        double before = 0;
        int limit = topK == 0 ? count : Math.min(topK, count);
        for (int rank = 0; rank < limit && before < topP * total; rank++) {
            int token = (int) keys[rank];
            kept[token] = logits[at + token];
            before += Math.exp((double) kept[token] - max);
        }
        System.arraycopy(kept, 0, logits, at, vocabulary);
    }

    /// A number that is the greater, the greater the float is.
    private static int descending(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits < 0 ? -(bits & 0x7FFFFFFF) : bits;
    }
}
