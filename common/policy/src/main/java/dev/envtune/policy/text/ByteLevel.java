package dev.envtune.policy.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The alphabet of byte-level BPE: one visible character for each byte. Printable bytes of Latin-1
/// stand for themselves, the other 68 for the characters from U+0100 on.
final class ByteLevel {
    /// The character of the space.
    static final char SPACE = 'Ġ';

    private static final char[] CHARACTERS = new char[256];
    private static final short[] BYTES = new short[256 + 68];

    static {
        Arrays.fill(BYTES, (short) -1);
        var next = 256;
        for (var value = 0; value < 256; value++) {
            var character = (char) (visible(value) ? value : next++);
            CHARACTERS[value] = character;
            BYTES[character] = (short) value;
        }
    }

    private ByteLevel() {}

    private static boolean visible(int value) {
        return (value > ' ' && value < 0x7f) || (value > 0xa0 && value != 0xad);
    }

    static char character(int unsignedByte) {
        return CHARACTERS[unsignedByte];
    }

    /// The UTF-8 bytes of a text as a token in the alphabet.
    static String token(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var token = new char[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            token[i] = CHARACTERS[bytes[i] & 0xff];
        }
        return new String(token);
    }

    /// The bytes of a token. One that leaves the alphabet is plain text.
    static byte[] bytes(String token) {
        var bytes = new ByteArrayOutputStream(token.length());
        for (var i = 0; i < token.length(); i++) {
            var character = token.charAt(i);
            if (character >= BYTES.length || BYTES[character] < 0) {
                return token.getBytes(StandardCharsets.UTF_8);
            }
            bytes.write(BYTES[character]);
        }
        return bytes.toByteArray();
    }
}
