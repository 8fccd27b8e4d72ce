package dev.envtune.policy.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Text of ids that arrive one at a time. A character is given out when its last byte has come. For one
/// thread.
public final class StreamDecoder {
    private final Tokenizer tokenizer;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] pending = new byte[0];

    StreamDecoder(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /// The characters that this id completes; often all of its text, sometimes none.
    public String add(int id) {
        return decode(tokenizer.bytes(id), false);
    }

    /// What is left when the ids end: U+FFFD for an incomplete character, else nothing.
    public String finish() {
        return decode(new byte[0], true);
    }

    private String decode(byte[] bytes, boolean last) {
        var in = ByteBuffer.allocate(pending.length + bytes.length).put(pending).put(bytes).flip();
        var out = CharBuffer.allocate(in.remaining() + 1);
        decoder.decode(in, out, last);
        if (last) {
            decoder.reset();
        }
        pending = new byte[in.remaining()];
        in.get(pending);
        return out.flip().toString();
    }
}
