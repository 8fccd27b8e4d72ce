package dev.envtune.worker.completion;

import dev.envtune.policy.text.StreamDecoder;
import dev.envtune.policy.text.Tokenizer;
import java.util.List;
import java.util.Set;

/// The text of a message as its tokens come, up to the first stop string. What is given out is final: no
/// part of a character, and nothing that may yet turn out to begin a stop string. For one thread.
final class MessageText {
    private final StreamDecoder decoder;
    private final Set<Integer> ends;
    private final List<String> stops;
    private final int longestStop;
    private final StringBuilder text = new StringBuilder();
    private int given;
    private boolean stopped;

    /// @param ends tokens without text, which end a message
    /// @param stops not empty ones; the text ends before the first that appears
    MessageText(Tokenizer tokenizer, Set<Integer> ends, List<String> stops) {
        this.decoder = tokenizer.streamDecoder();
        this.ends = ends;
        this.stops = stops;
        this.longestStop = stops.stream().mapToInt(String::length).max().orElse(0);
    }

    /// Takes the next token.
    ///
    /// @return the text that is now certain
    String add(int id) {
        if (!stopped && !ends.contains(id)) {
            append(decoder.add(id));
        }
        return give(stopped ? text.length() : text.length() - heldBack());
    }

    /// @return what was held back, when no token follows
    String finish() {
        if (!stopped) {
            append(decoder.finish());
        }
        return give(text.length());
    }

    /// Whether a stop string has appeared.
    boolean stopped() {
        return stopped;
    }

    private void append(String more) {
        int from = Math.max(given, text.length() - longestStop + 1);
        text.append(more);
        int first = Integer.MAX_VALUE;
        for (var stop : stops) {
            int at = text.indexOf(stop, from);
            if (at >= 0) {
                first = Math.min(first, at);
            }
        }
        if (first < Integer.MAX_VALUE) {
            text.setLength(first);
            stopped = true;
        }
    }

    /// How many of the last characters may begin a stop string.
    private int heldBack() {
        int longest = Math.min(longestStop - 1, text.length() - given);
        for (int length = longest; length > 0; length--) {
            var end = text.substring(text.length() - length);
            if (stops.stream().anyMatch(stop -> stop.startsWith(end))) {
                return length;
            }
        }
        return 0;
    }

    private String give(int to) {
        var more = text.substring(given, to);
        given = to;
        return more;
    }
}
