package dev.envtune.env.sandbox.python;

import java.math.BigInteger;

/// MT19937 as CPython seeds it: `init_by_array` on the seed's 32-bit words, low word first
/// (spec/bfcl-protocol.md 6.2; Matsumoto and Nishimura 1998, with their initialisation of 2002).
final class MersenneTwister {
    private static final int N = 624;
    private static final int M = 397;
    private static final int MATRIX_A = 0x9908b0df;
    private static final int UPPER_MASK = 0x80000000;
    private static final int LOWER_MASK = 0x7fffffff;

    private final int[] state;
    private int next;

    private MersenneTwister(int[] state, int next) {
        this.state = state;
        this.next = next;
    }

    /// @param seed not negative
    static MersenneTwister seeded(BigInteger seed) {
        int[] key = new int[Math.max(1, (seed.bitLength() + 31) / 32)];
        for (int i = 0; i < key.length; i++) {
            key[i] = seed.shiftRight(32 * i).intValue();
        }
        return new MersenneTwister(initialised(key), N);
    }

    private static int[] initialised(int[] key) {
        int[] mt = new int[N];
        mt[0] = 19650218;
        for (int i = 1; i < N; i++) {
            mt[i] = 1812433253 * (mt[i - 1] ^ mt[i - 1] >>> 30) + i;
        }
        int i = 1;
        int j = 0;
        for (int k = Math.max(N, key.length); k > 0; k--) {
            mt[i] = (mt[i] ^ (mt[i - 1] ^ mt[i - 1] >>> 30) * 1664525) + key[j] + j;
            if (++i == N) {
                mt[0] = mt[N - 1];
                i = 1;
            }
            if (++j == key.length) {
                j = 0;
            }
        }
        for (int k = N - 1; k > 0; k--) {
            mt[i] = (mt[i] ^ (mt[i - 1] ^ mt[i - 1] >>> 30) * 1566083941) - i;
            if (++i == N) {
                mt[0] = mt[N - 1];
                i = 1;
            }
        }
        mt[0] = UPPER_MASK;
        return mt;
    }

    MersenneTwister copy() {
        return new MersenneTwister(state.clone(), next);
    }

    int next32() {
        if (next == N) {
            twist();
            next = 0;
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    private void twist() {
        for (int k = 0; k < N; k++) {
            int y = state[k] & UPPER_MASK | state[(k + 1) % N] & LOWER_MASK;
            state[k] = state[(k + M) % N] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : MATRIX_A);
        }
    }
}
