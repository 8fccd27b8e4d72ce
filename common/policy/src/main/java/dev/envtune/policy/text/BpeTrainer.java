package dev.envtune.policy.text;

import dev.envtune.policy.text.MergeLearner.Word;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Trains a byte-level BPE tokenizer. The result depends on the texts and settings alone.
///
/// Merges are learnt in three parts: first those of the listed words (of their parts between
/// underscores, then of the whole), so that no learnt merge can get in their way; then, by frequency,
/// those of the texts; last the tokens of a space and a frequent word of running text. Listed words are
/// never joined to a space: they have the same token everywhere, which is what copying a value needs.
public final class BpeTrainer {
    /// Pairs that occur once teach nothing.
    private static final int MINIMUM_COUNT = 2;

    /// Longer pre-tokens (rulers, encoded files) are not learnt from.
    private static final int LONGEST_PRE_TOKEN = 64;

    /// @param vocabularySize tokens of all kinds; fewer if the texts have no more to teach
    /// @param specialTokens the tokens of the chat format; `<|im_end|>` and `<|endoftext|>` among them
    /// @param tags added tokens that are not special, such as `<tool_call>`
    /// @param words what must become one token; each must be one pre-token, see [#split]
    public record Settings(
            int vocabularySize, List<String> specialTokens, List<String> tags, List<String> words) {
        public Settings {
            specialTokens = List.copyOf(specialTokens);
            tags = List.copyOf(tags);
            words = List.copyOf(words);
            if (!specialTokens.containsAll(List.of(END_OF_TURN, PADDING))) {
                throw new IllegalArgumentException(
                        "the special tokens need %s and %s".formatted(END_OF_TURN, PADDING));
            }
            for (var word : words) {
                if (PreTokens.of(word).size() != 1 || word.length() > LONGEST_PRE_TOKEN) {
                    throw new IllegalArgumentException(
                            "'%s' cannot become one token: texts are cut into %s; list the parts"
                                    .formatted(word, PreTokens.of(word)));
                }
            }
        }

        /// ChatML with the three tags of the text protocol.
        public static Settings chatMl(int vocabularySize, List<String> words) {
            return new Settings(
                    vocabularySize,
                    List.of(PADDING, "<|im_start|>", END_OF_TURN),
                    List.of(
                            "<think>",
                            "</think>",
                            "<tool_call>",
                            "</tool_call>",
                            "<answer>",
                            "</answer>"),
                    words);
        }

        List<String> addedTokens() {
            return Stream.concat(specialTokens.stream(), tags.stream()).toList();
        }
    }

    static final String END_OF_TURN = "<|im_end|>";
    static final String PADDING = "<|endoftext|>";

    private BpeTrainer() {}

    /// The parts into which a text is cut before merging. No token is longer than a part.
    public static List<String> split(String text) {
        return PreTokens.of(text);
    }

    /// Trains on the texts, in which added tokens may stand.
    ///
    /// @throws IllegalArgumentException if the vocabulary is too small for the listed words
    public static TrainedTokenizer train(Stream<String> texts, Settings settings) {
        var limit = settings.vocabularySize - settings.addedTokens().size();
        var merges = new Merges();
        learnListed(merges, settings.words);
        if (merges.tokens().size() > limit) {
            throw new IllegalArgumentException(
                    "a vocabulary of %d tokens is too small for the listed words: they need %d"
                            .formatted(
                                    settings.vocabularySize,
                                    merges.tokens().size() + settings.addedTokens().size()));
        }
        new MergeLearner(merges, words(texts, settings)).learn(limit, MINIMUM_COUNT);
        return new TrainedTokenizer(settings, merges.tokens(), merges.pairs());
    }

    private static void learnListed(Merges merges, List<String> words) {
        var parts =
                words.stream()
                        .flatMap(word -> Arrays.stream(word.split("_")))
                        .filter(part -> !part.isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        part -> part, LinkedHashMap::new, Collectors.counting()));
        var partWords =
                parts.entrySet().stream()
                        .map(e -> new Word(ByteLevel.token(e.getKey()), e.getValue(), 0));
        var wholeWords =
                words.stream().distinct().map(word -> new Word(ByteLevel.token(word), 1, 0));
        new MergeLearner(merges, partWords.toList()).learn(Integer.MAX_VALUE, 1);
        new MergeLearner(merges, wholeWords.toList()).learn(Integer.MAX_VALUE, 1);
        for (var word : words) {
            if (merges.encode(ByteLevel.token(word)).length != 1) {
                throw new IllegalStateException("'" + word + "' did not become one token");
            }
        }
    }

    /// The pre-tokens of the texts in the order of their text, so that the result does not depend on the
    /// order of a hash table.
    private static List<Word> words(Stream<String> texts, Settings settings) {
        var listed = Set.copyOf(settings.words);
        var added =
                Pattern.compile(
                        settings.addedTokens().stream()
                                .sorted(Comparator.comparingInt(String::length).reversed())
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|")));
        var counts = new HashMap<String, long[]>();
        texts.flatMap(added::splitAsStream)
                .forEach(text -> PreTokens.forEach(text, preToken -> count(counts, preToken)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(
                        e ->
                                new Word(
                                        ByteLevel.token(e.getKey()),
                                        e.getValue()[0],
                                        listed.contains(e.getKey()) ? 0 : e.getValue()[1]))
                .toList();
    }

    private static void count(Map<String, long[]> counts, String preToken) {
        if (preToken.length() > LONGEST_PRE_TOKEN) {
            return;
        }
        var spaced = PreTokens.hasSpace(preToken);
        var count =
                counts.computeIfAbsent(spaced ? preToken.substring(1) : preToken, _ -> new long[2]);
        count[0]++;
        count[1] += spaced ? 1 : 0;
    }
}
