package dev.envtune.worker.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.policy.text.Tokenizer;
import dev.envtune.worker.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageTextTest {
    private static Tokenizer tokenizer;

    @BeforeAll
    static void train(@TempDir Path folder) {
        tokenizer = Samples.tokenizer(folder);
    }

    @Test
    void add_characterOfSeveralTokens_comesWhole() {
        var ids = tokenizer.encodeForeign("é€😀");
        assertThat(ids).hasSize(9);

        assertThat(shown("é€😀", List.of()))
                .containsExactly("", "é", "", "", "€", "", "", "", "😀", "");
    }

    @Test
    void add_stopStringOverSeveralTokens_isNeverShownNorWhatFollows() {
        assertThat(shown("zq STOP xy", List.of("STOP")))
                .containsExactly("z", "q", " ", "", "", "", "", "", "", "", "");
    }

    @Test
    void add_whatLooksLikeAStop_isShownOnceItIsNone() {
        assertThat(shown("zaabz", List.of("aac"))).containsExactly("z", "", "", "aab", "z", "");
        assertThat(shown("zaa", List.of("aac"))).containsExactly("z", "", "", "aa");
    }

    @Test
    void add_severalStops_theFirstInTheTextCounts() {
        assertThat(String.join("", shown("one two three", List.of("three", "wo t"))))
                .isEqualTo("one t");
    }

    @Test
    void add_endToken_hasNoText() {
        var end = tokenizer.endOfTurnIds().getFirst();
        var text = new MessageText(tokenizer, Set.of(end), List.of());

        assertThat(text.add(tokenizer.encode("z")[0])).isEqualTo("z");
        assertThat(text.add(end)).isEmpty();
        assertThat(text.finish()).isEmpty();
    }

    @Test
    void finish_brokenCharacter_isReplaced() {
        var text = new MessageText(tokenizer, Set.of(), List.of());

        assertThat(text.add(tokenizer.encodeForeign("€")[0])).isEmpty();
        assertThat(text.finish()).isEqualTo("\uFFFD");
    }

    /// What each token shows, one byte a token, and what the end does.
    private static List<String> shown(String message, List<String> stops) {
        var text = new MessageText(tokenizer, Set.of(), stops);
        var shown = new ArrayList<String>();
        for (int i = 0; i < message.length(); ) {
            int next = message.offsetByCodePoints(i, 1);
            for (int id : tokenizer.encodeForeign(message.substring(i, next))) {
                shown.add(text.add(id));
            }
            i = next;
        }
        shown.add(text.finish());
        return shown;
    }
}
