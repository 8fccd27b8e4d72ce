package dev.envtune.policy.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The processor's vectors, and what is computed on them everywhere.
final class Lanes {
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    static final VectorSpecies<Short> SHORTS = VectorSpecies.of(short.class, FLOATS.vectorShape());

    /// Floats in a vector.
    static final int WIDTH = FLOATS.length();

    /// Columns of a weight panel and positions of a block: as many as shorts in a vector.
    static final int PAIR = 2 * WIDTH;

    /// Rows that a weight is multiplied with at a time.
    static final int OCTET = 8;

    /// Queries that a block of keys is multiplied with at a time.
    static final int QUERIES = 4;

    private static final float LOG2_E = 1.442695041f;
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    private static final float LOWEST = -87.33654f;

    private Lanes() {}

    static int padded(int count) {
        return (count + PAIR - 1) / PAIR * PAIR;
    }

    /// e^x for x of at most 0, to 2 units in the last place; 0 below -87.3. The polynomial is that of the
    /// Cephes library (Moshier 1992).
    static FloatVector exp(FloatVector x) {
        var bounded = x.max(LOWEST);
        // Adding and taking away 1.5 * 2^23 rounds to the nearest whole number.
        var n = bounded.mul(LOG2_E).add(12582912f).sub(12582912f);
        var r = n.lanewise(VectorOperators.FMA, -LN2_HIGH, bounded);
        r = n.lanewise(VectorOperators.FMA, -LN2_LOW, r);
        var p = FloatVector.broadcast(FLOATS, 1.9875691500e-4f);
        p = p.fma(r, FloatVector.broadcast(FLOATS, 1.3981999507e-3f));
        p = p.fma(r, FloatVector.broadcast(FLOATS, 8.3334519073e-3f));
        p = p.fma(r, FloatVector.broadcast(FLOATS, 4.1665795894e-2f));
        p = p.fma(r, FloatVector.broadcast(FLOATS, 1.6666665459e-1f));
        p = p.fma(r, FloatVector.broadcast(FLOATS, 5.0000001201e-1f));
        p = p.fma(r.mul(r), r.add(1f));
        var power =
                ((IntVector) n.convert(VectorOperators.F2I, 0))
                        .add(127)
                        .lanewise(VectorOperators.LSHL, 23)
                        .reinterpretAsFloats();
        return p.mul(power).blend(0f, x.compare(VectorOperators.LT, LOWEST));
    }

    /// The sum of all lanes, in their order. (The order of `reduceLanes` is left open, and changes when
    /// code is compiled.)
    static float sum(FloatVector x) {
        float sum = 0;
        for (float lane : x.toArray()) {
            sum += lane;
        }
        return sum;
    }

    /// The first half of a pair of bfloat16 vectors, as floats.
    static FloatVector low(ShortVector pair) {
        return pair.reinterpretAsInts().lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
    }

    /// The second half of a pair of bfloat16 vectors, as floats.
    static FloatVector high(ShortVector pair) {
        return pair.reinterpretAsInts().and(0xFFFF0000).reinterpretAsFloats();
    }
}
