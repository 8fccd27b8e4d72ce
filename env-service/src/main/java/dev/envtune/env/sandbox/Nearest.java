package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.python.Strings;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The nearest of some names to a mistaken one.
public final class Nearest {
    private static final int LONGEST = 64;

    /// Pairs of characters that one search compares at most, and what a name costs beside its characters:
    /// a state may hold many names, and a message may fail many times.
    private static final int MOST_PAIRS = 1 << 18;

    private static final int NAME_COST = 16;

    private Nearest() {}

    /// The name with the least edit distance relative to its length; a name that contains the other
    /// counts as near. Names longer than 64 characters, and those beyond some 100 of usual length, are not
    /// looked at. Null where nothing is near.
    public static @Nullable String of(String mistaken, Collection<String> names) {
        return of(mistaken, names, 0.5);
    }

    /// @param farthest the edits a character that a name must stay below, in [0, 1]
    public static @Nullable String of(String mistaken, Collection<String> names, double farthest) {
        if (mistaken.isEmpty() || mistaken.length() > LONGEST) {
            return null;
        }
        var wanted = plain(mistaken);
        String best = null;
        double least = farthest;
        int pairs = 0;
        for (var name : names) {
            if (name.length() > LONGEST) {
                continue;
            }
            pairs += (wanted.length() + NAME_COST) * (name.length() + NAME_COST);
            if (pairs > MOST_PAIRS) {
                break;
            }
            double distance = distance(wanted, plain(name));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    /// Without case and underscores.
    private static String plain(String name) {
        return Strings.lower(name).replace("_", "");
    }

    /// In [0, 1], 0 for equal names.
    private static double distance(String a, String b) {
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
