package dev.envtune.env.sandbox;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The nearest of some names to a mistaken one.
public final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    /// The name with the least edit distance relative to its length; a name that contains the other
    /// counts as near. Null where nothing is near.
    public static @Nullable String of(String mistaken, Collection<String> names) {
        return of(mistaken, names, 0.5);
    }

    /// @param farthest the edits a character that a name must stay below, in [0, 1]
    public static @Nullable String of(String mistaken, Collection<String> names, double farthest) {
        if (mistaken.isEmpty() || mistaken.length() > LONGEST) {
            return null;
        }
        String best = null;
        double least = farthest;
        for (var name : names) {
            double distance = distance(mistaken, name);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    /// In [0, 1], 0 for names equal but for case and underscores.
    private static double distance(String mistaken, String name) {
        var a = mistaken.toLowerCase(Locale.ROOT).replace("_", "");
        var b = name.toLowerCase(Locale.ROOT).replace("_", "");
        int longer = Math.max(a.length(), b.length());
        if (longer == 0) {
            return 1;
        }
        double edits = (double) edits(a, b) / longer;
        boolean contained =
                Math.min(a.length(), b.length()) >= 3 && (a.contains(b) || b.contains(a));
        return contained ? Math.min(edits, 0.4) : edits;
    }

    /// Levenshtein distance.
    private static int edits(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
