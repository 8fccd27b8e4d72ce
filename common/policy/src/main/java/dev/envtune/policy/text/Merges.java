package dev.envtune.policy.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An ordered list of byte-pair merges and the tokens that they make.
final class Merges {
    private record Pair(int left, int right) {}

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> tokens = new ArrayList<>();
    private final Map<Pair, Integer> ranks = new HashMap<>();
    private final List<Pair> merges = new ArrayList<>();
    private final List<Integer> joins = new ArrayList<>();
    private final int space;

    Merges() {
        for (var value = 0; value < 256; value++) {
            idOf(String.valueOf(ByteLevel.character(value)));
        }
        space = idOf(String.valueOf(ByteLevel.SPACE));
    }

    private int idOf(String token) {
        return ids.computeIfAbsent(
                token,
                text -> {
                    tokens.add(text);
                    return tokens.size() - 1;
                });
    }

    /// The tokens in the order of their ids: 256 bytes, then what merges made.
    List<String> tokens() {
        return tokens;
    }

    /// The pairs in the order in which an encoder applies them, `left right`. The joins of a space and a
    /// word are last, so that they change the pieces of no other word.
    List<String> pairs() {
        var result = new ArrayList<String>();
        merges.forEach(pair -> result.add(tokens.get(pair.left) + " " + tokens.get(pair.right)));
        joins.forEach(word -> result.add(tokens.get(space) + " " + tokens.get(word)));
        return result;
    }

    /// The token that the pair makes; the merge is added if it is new.
    int merge(int left, int right) {
        var pair = new Pair(left, right);
        if (ranks.putIfAbsent(pair, merges.size()) == null) {
            merges.add(pair);
        }
        return idOf(tokens.get(left) + tokens.get(right));
    }

    /// Adds the token of a space and a word that is one token.
    void join(int word) {
        joins.add(word);
        idOf(tokens.get(space) + tokens.get(word));
    }

    /// The pieces of a pre-token in the byte-level alphabet, joins aside.
    int[] encode(String preToken) {
        var pieces = preToken.chars().map(c -> idOf(String.valueOf((char) c))).toArray();
        while (true) {
            var first = Integer.MAX_VALUE;
            for (var i = 0; i + 1 < pieces.length; i++) {
                var rank = ranks.get(new Pair(pieces[i], pieces[i + 1]));
                first = rank == null ? first : Math.min(first, rank);
            }
            if (first == Integer.MAX_VALUE) {
                return pieces;
            }
            var pair = merges.get(first);
            pieces = replace(pieces, pair.left, pair.right, merge(pair.left, pair.right));
        }
    }

    /// The pieces with one for each pair, taken from the left.
    static int[] replace(int[] pieces, int left, int right, int merged) {
        var result = new int[pieces.length];
        var length = 0;
        for (var i = 0; i < pieces.length; i++) {
            var found = i + 1 < pieces.length && pieces[i] == left && pieces[i + 1] == right;
            result[length++] = found ? merged : pieces[i];
            i += found ? 1 : 0;
        }
        return Arrays.copyOf(result, length);
    }
}
