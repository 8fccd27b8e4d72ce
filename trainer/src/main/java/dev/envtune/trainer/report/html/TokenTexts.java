package dev.envtune.trainer.report.html;

import dev.envtune.policy.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/// What each token of a run of tokens adds to the text.
@FunctionalInterface
public interface TokenTexts {
    /// One text a token. A character of several tokens stands with the last of them, and the others may
    /// be empty; joined, the texts are the text of all.
    List<String> of(int[] ids);

    static TokenTexts of(Tokenizer tokenizer) {
        return ids -> {
            var decoder = tokenizer.streamDecoder();
            var texts = new ArrayList<String>(ids.length);
            for (int id : ids) {
                texts.add(decoder.add(id));
            }
            if (!texts.isEmpty()) {
                texts.add(texts.removeLast() + decoder.finish());
            }
            return texts;
        };
    }
}
