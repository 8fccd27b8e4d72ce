package dev.envtune.trainer.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.policy.text.BpeTrainer;
import dev.envtune.policy.text.Tokenizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTextsTest {
    @TempDir private Path folder;

    @Test
    void of_charactersOfSeveralTokens_standWithTheirLast() throws Exception {
        var settings = BpeTrainer.Settings.chatMl(256 + 9, List.of());
        BpeTrainer.train(Stream.of(), settings).write(folder, 64);
        var tokenizer = Tokenizer.open(folder);
        var texts = TokenTexts.of(tokenizer);
        var ids = tokenizer.encode("a€<|im_end|>");

        assertThat(texts.of(ids)).containsExactly("a", "", "", "€", "<|im_end|>");
        assertThat(texts.of(Arrays.copyOf(ids, 3))).containsExactly("a", "", "\uFFFD");
        assertThat(texts.of(new int[0])).isEmpty();
    }
}
