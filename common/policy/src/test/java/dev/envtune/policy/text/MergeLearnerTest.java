package dev.envtune.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.policy.text.MergeLearner.Word;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergeLearnerTest {
    /// Few letters, so that pairs overlap and one token is made in several ways.
    @Test
    void learn_randomWords_isWhatCountingEverythingAnewGives() {
        var random = new Random(4);
        for (var i = 0; i < 300; i++) {
            var words =
                    IntStream.range(0, 1 + random.nextInt(12))
                            .mapToObj(_ -> new Word(word(random), 1 + random.nextInt(5), 0))
                            .toList();
            var fast = new Merges();
            new MergeLearner(fast, words).learn(256 + 40, 2);
            var naive = new Merges();
            learnNaively(naive, words, 256 + 40);
            assertThat(fast.pairs()).as(words.toString()).isEqualTo(naive.pairs());
        }
    }

    private static String word(Random random) {
        var letters = new StringBuilder();
        for (var i = 1 + random.nextInt(30); i > 0; i--) {
            letters.append((char) ('a' + random.nextInt(2)));
        }
        return letters.toString();
    }

    private static void learnNaively(Merges merges, List<Word> words, int limit) {
        while (merges.tokens().size() < limit) {
            var counts = new HashMap<List<Integer>, Long>();
            for (var word : words) {
                var pieces = merges.encode(word.text());
                for (var i = 0; i + 1 < pieces.length; i++) {
                    counts.merge(List.of(pieces[i], pieces[i + 1]), word.count(), Long::sum);
                }
            }
            var best =
                    counts.entrySet().stream()
                            .filter(entry -> entry.getValue() >= 2)
                            .min(
                                    Comparator.comparing(
                                                    Map.Entry<List<Integer>, Long>::getValue,
                                                    Comparator.reverseOrder())
                                            .thenComparing(entry -> entry.getKey().getFirst())
                                            .thenComparing(entry -> entry.getKey().getLast()));
            if (best.isEmpty()) {
                return;
            }
            merges.merge(best.get().getKey().getFirst(), best.get().getKey().getLast());
        }
    }
}
