package dev.envtune.env.sandbox.filesystem;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares trees by names and contents (spec/bfcl-protocol.md 4). Each pair of directories is looked
/// at once, so that shared and cyclic parts cost nothing more.
final class TreeComparison {
    /// Compares by identity, where a directory is concerned.
    private record Pair(Directory one, Directory other) {}

    private final Set<Pair> seen = new HashSet<>();
    private final ArrayDeque<Pair> pending = new ArrayDeque<>();

    private TreeComparison() {}

    static boolean same(Directory one, Directory other) {
        return new TreeComparison().compare(one, other);
    }

    private boolean compare(Directory one, Directory other) {
        add(one, other);
        while (!pending.isEmpty()) {
            var pair = pending.remove();
            if (!sameEntries(pair.one(), pair.other())) {
                return false;
            }
        }
        return true;
    }

    private void add(Directory one, Directory other) {
        var pair = new Pair(one, other);
        if (one != other && seen.add(pair)) {
            pending.add(pair);
        }
    }

    private boolean sameEntries(Directory one, Directory other) {
        boolean asMade = one.sameFillers(other);
        var mine = asMade ? one.made() : one.view();
        var others = asMade ? other.made() : other.view();
        if (!one.name().equals(other.name()) || mine.size() != others.size()) {
            return false;
        }
        for (var entry : mine.entrySet()) {
            if (!mayEqual(entry.getValue(), others.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private boolean mayEqual(Node mine, @Nullable Node other) {
        if (mine instanceof File one) {
            return other instanceof File two && one.sameAs(two);
        }
        if (mine instanceof Directory one && other instanceof Directory two) {
            add(one, two);
            return true;
        }
        return false;
    }
}
