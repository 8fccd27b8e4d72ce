package dev.envtune.policy.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Learns merges from weighted words, the most frequent pair first, of equally frequent ones the pair of
/// older tokens. Counts are corrected only for the words that a merge touches.
///
/// A word that has become one token competes with the pairs for being joined to the space before it.
final class MergeLearner {
    /// A pre-token in the byte-level alphabet, without the space that may belong to it.
    ///
    /// @param count how often it occurs, with a space or without
    /// @param joinable how often it occurs with a space, 0 if it shall never be joined to it
    record Word(String text, long count, long joinable) {}

    private static final int JOIN = -1;

    /// A pair, or with `JOIN` on the left a word that may be joined to its space.
    private record Candidate(long count, int left, int right) {}

    private record Pair(int left, int right) {}

    private static final class Occurrences {
        long count;
        final Set<Integer> words = new HashSet<>();
    }

    private final Merges merges;
    private final List<Word> words;
    private final List<int[]> pieces = new ArrayList<>();
    private final Map<Pair, Occurrences> pairs = new HashMap<>();
    private final PriorityQueue<Candidate> queue =
            new PriorityQueue<>(
                    Comparator.comparingLong(Candidate::count)
                            .reversed()
                            .thenComparingInt(Candidate::left)
                            .thenComparingInt(Candidate::right));

    MergeLearner(Merges merges, Collection<Word> words) {
        this.merges = merges;
        this.words = List.copyOf(words);
        for (var word = 0; word < this.words.size(); word++) {
            pieces.add(merges.encode(this.words.get(word).text));
            count(word, 1);
            offerJoin(word);
        }
        List.copyOf(pairs.keySet()).forEach(this::offer);
    }

    /// Merges and joins until there are `limit` tokens or nothing occurs `minimum` times any more.
    void learn(int limit, long minimum) {
        while (merges.tokens().size() < limit) {
            var best = next();
            if (best == null || best.count < minimum) {
                return;
            }
            if (best.left == JOIN) {
                merges.join(best.right);
            } else {
                apply(best.left, best.right);
            }
        }
    }

    private void apply(int left, int right) {
        var merged = merges.merge(left, right);
        var changed = new LinkedHashSet<Pair>();
        for (var word : List.copyOf(occurrences(new Pair(left, right)).words)) {
            count(word, -1);
            pieces.set(word, Merges.replace(pieces.get(word), left, right, merged));
            changed.addAll(count(word, 1));
            offerJoin(word);
        }
        changed.forEach(this::offer);
    }

    private Occurrences occurrences(Pair pair) {
        return pairs.computeIfAbsent(pair, _ -> new Occurrences());
    }

    /// Adds the pairs of a word to the counts, or takes them away.
    private List<Pair> count(int word, int sign) {
        var of = pieces.get(word);
        var touched = new ArrayList<Pair>();
        for (var i = 0; i + 1 < of.length; i++) {
            var pair = new Pair(of[i], of[i + 1]);
            var occurrences = occurrences(pair);
            occurrences.count += sign * words.get(word).count;
            if (sign > 0) {
                occurrences.words.add(word);
            } else {
                occurrences.words.remove(word);
            }
            touched.add(pair);
        }
        return touched;
    }

    private void offer(Pair pair) {
        var count = occurrences(pair).count;
        if (count > 0) {
            queue.add(new Candidate(count, pair.left, pair.right));
        }
    }

    private void offerJoin(int word) {
        var of = pieces.get(word);
        if (of.length == 1 && words.get(word).joinable > 0) {
            queue.add(new Candidate(words.get(word).joinable, JOIN, of[0]));
        }
    }

    private @Nullable Candidate next() {
        while (true) {
            var best = queue.poll();
            if (best == null || best.left == JOIN) {
                return best;
            }
            var pair = new Pair(best.left, best.right);
            var count = occurrences(pair).count;
            if (best.count == count) {
                return best;
            }
            // Counts fall without an offer; one that has risen was offered then.
            if (best.count > count) {
                offer(pair);
            }
        }
    }
}
