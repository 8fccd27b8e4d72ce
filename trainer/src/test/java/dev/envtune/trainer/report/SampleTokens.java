package dev.envtune.trainer.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A tokenizer that gives each new word an id.
public final class SampleTokens {
    private static final Pattern WORD = Pattern.compile("<\\|\\w+\\|>| ?\\w{1,7}|\\s+|[^\\w\\s]+?");

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    int[] encode(String text) {
        return WORD.matcher(text).results().mapToInt(word -> id(word.group())).toArray();
    }

    private int id(String word) {
        return ids.computeIfAbsent(
                word,
                _ -> {
                    words.add(word);
                    return words.size() - 1;
                });
    }

    public List<String> texts(int[] tokens) {
        return IntStream.of(tokens).mapToObj(words::get).toList();
    }
}
