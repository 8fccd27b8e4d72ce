package dev.envtune.policy.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds added tokens in rendered text, as an encoder does before it cuts a text into pre-tokens: from
/// the left, the longest first.
final class AddedTokens {
    /// @param added whether the text is an added token rather than text between them
    record Part(String text, boolean added) {}

    private final Map<Character, List<String>> byFirstCharacter = new HashMap<>();

    AddedTokens(Collection<String> tokens) {
        tokens.stream()
                .filter(token -> !token.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(
                        token ->
                                byFirstCharacter
                                        .computeIfAbsent(token.charAt(0), _ -> new ArrayList<>())
                                        .add(token));
    }

    /// Cuts the text of the pieces at the tokens that stand entirely in pieces that are not foreign.
    List<Part> split(List<Piece> pieces) {
        var whole = new StringBuilder();
        var marks = new StringBuilder();
        for (var piece : pieces) {
            whole.append(piece.text());
            marks.repeat(piece.foreign() ? 'f' : 'o', piece.text().length());
        }
        var text = whole.toString();
        var parts = new ArrayList<Part>();
        var from = 0;
        for (var at = 0; at < text.length(); ) {
            var token = tokenAt(text, at);
            if (token.isEmpty() || marks.substring(at, at + token.length()).contains("f")) {
                at++;
                continue;
            }
            parts.add(new Part(text.substring(from, at), false));
            parts.add(new Part(token, true));
            at += token.length();
            from = at;
        }
        parts.add(new Part(text.substring(from), false));
        return parts;
    }

    private String tokenAt(String text, int at) {
        for (var token : byFirstCharacter.getOrDefault(text.charAt(at), List.of())) {
            if (text.startsWith(token, at)) {
                return token;
            }
        }
        return "";
    }
}
