package dev.envtune.trainer.config;

import java.util.Comparator;
import java.util.stream.Collectors;

/// What somebody may have meant by a key that there is not.
final class NearestKey {
    private static final int MAX_LENGTH = 60;

    private NearestKey() {}

    /// To be appended to a message: the nearest key if one is near, else those of the same section.
    ///
    /// @param unknown path as the keys have it, `*` for the name of a stage
    static String hint(String unknown) {
        var nearest =
                Key.ALL.stream()
                        .map(Key::path)
                        .min(Comparator.comparingInt(path -> distance(unknown, path)))
                        .orElseThrow();
        if (distance(unknown, nearest) <= Math.max(2, last(unknown).length() / 3)) {
            return "; did you mean " + nearest + "?";
        }
        var section = unknown.substring(0, unknown.lastIndexOf('.') + 1);
        return "; there are "
                + Key.ALL.stream()
                        .map(Key::path)
                        .filter(path -> path.startsWith(section))
                        .map(path -> path.substring(section.length()).replaceFirst("\\..*", ""))
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    /// The right name in the wrong section is near, too.
    private static int distance(String unknown, String path) {
        return Math.min(levenshtein(unknown, path), 1 + levenshtein(last(unknown), last(path)));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static int levenshtein(String a, String b) {
        if (a.length() > MAX_LENGTH) {
            return Integer.MAX_VALUE - 1;
        }
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
