package dev.envtune.policy.text;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/// Hugging Face's own encoder for one `tokenizer.json`.
///
/// It calls the native functions themselves: DJL's `HuggingFaceTokenizer` truncates by default, copies
/// seven arrays for each text where we need one, and reports its use to a server on some machines.
final class NativeEncoder {
    private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;
    private static final Cleaner CLEANER = Cleaner.create();

    private final long handle;

    /// @throws RuntimeException from the library, if it does not accept the document
    NativeEncoder(String tokenizerJson) {
        LibUtils.checkStatus();
        var created = LIBRARY.createTokenizerFromString(tokenizerJson);
        handle = created;
        CLEANER.register(this, () -> LIBRARY.deleteTokenizer(created));
    }

    /// The ids of the text and nothing else, whatever the post-processor would add.
    int[] encode(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        var encoding = LIBRARY.encode(handle, wellFormed(text), false);
        try {
            var ids = LIBRARY.getTokenIds(encoding);
            var result = new int[ids.length];
            for (var i = 0; i < ids.length; i++) {
                result[i] = (int) ids[i];
            }
            return result;
        } finally {
            LIBRARY.deleteEncoding(encoding);
            Reference.reachabilityFence(this);
        }
    }

    /// A half of a surrogate pair has no UTF-8 form: it becomes U+FFFD.
    private static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (var i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                continue;
            }
            if (Character.charCount(text.codePointAt(i)) == 2) {
                i++;
            } else {
                repaired = repaired == null ? new StringBuilder(text) : repaired;
                repaired.setCharAt(i, '\uFFFD');
            }
        }
        return repaired == null ? text : repaired.toString();
    }
}
