package dev.envtune.env.sandbox.python;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The integer that `random.seed(x)` makes of a seed (version 2).
final class Seeds {
    /// The modulus of CPython's numeric hash, 2^61 - 1.
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);

    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

    private Seeds() {}

    static BigInteger number(Value seed) {
        return switch (seed) {
            case Int _, Bool _ -> Numbers.integer(seed).bigValue();
            case Str text -> digested(text.value());
            case Real real -> hash(real.value());
            case None _, ListValue _, TupleValue _, DictValue _, SetValue _, Opaque _ ->
                    throw PythonError.type(
                            "The only supported seed types are: None,\n"
                                    + "int, float, str, bytes, and bytearray.");
        };
    }

    /// The text's UTF-8 bytes and their SHA-512, big-endian.
    private static BigInteger digested(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] digest;
        try {
            digest = MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-512", e);
        }
        var all = ByteBuffer.allocate(bytes.length + digest.length).put(bytes).put(digest);
        return new BigInteger(1, all.array());
    }

    /// `hash(x)` as an unsigned word: the value modulo 2^61 - 1, 0 for NaN (CPython: by identity).
    private static BigInteger hash(double value) {
        if (Double.isNaN(value)) {
            return BigInteger.ZERO;
        }
        if (Double.isInfinite(value)) {
            return signed(BigInteger.valueOf(314159), value < 0);
        }
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
        var mantissa = Numbers.exact(Math.scalb(Math.abs(value), -exponent));
        var scale = BigInteger.TWO.modPow(BigInteger.valueOf(Math.floorMod(exponent, 61)), MODULUS);
        return signed(mantissa.multiply(scale).mod(MODULUS), value < 0);
    }

    private static BigInteger signed(BigInteger hash, boolean negative) {
        if (!negative || hash.signum() == 0) {
            return hash;
        }
        var shown = hash.equals(BigInteger.ONE) ? BigInteger.TWO : hash; // -1 means an error there
        return WORD.subtract(shown);
    }
}
