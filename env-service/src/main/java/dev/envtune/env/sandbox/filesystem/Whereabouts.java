package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Where a name or a path leads beyond what a tool accepts, so that a hint can say how to get there. It
/// sees no more than `find` from the root shows.
final class Whereabouts {
    private static final Value UP = new Str("..");
    private static final int MOST_ENTRIES = 10_000;

    private final FileTree tree;

    Whereabouts(FileTree tree) {
        this.tree = tree;
    }

    /// The nearest directory that holds something of the name and the kind: below the current one if
    /// possible. Null where there is none.
    @Nullable Directory holding(Value name, Kind kind) {
        var below = search(tree.current(), name, kind);
        if (below != null) {
            return below;
        }
        var parent = tree.current().parent();
        if (parent != null && kind.fits(parent.get(name))) {
            return parent;
        }
        return search(tree.root(), name, kind);
    }

    private static @Nullable Directory search(Directory start, Value name, Kind kind) {
        var pending = new ArrayDeque<Directory>();
        pending.add(start);
        int seen = 0;
        while (!pending.isEmpty() && seen < MOST_ENTRIES) {
            var directory = pending.remove();
            var entries = directory.entries();
            if (kind.fits(entries.get(name))) {
                return directory;
            }
            seen += 1 + entries.size();
            for (var entry : entries.values()) {
                if (entry instanceof Directory child) {
                    pending.add(child);
                }
            }
        }
        return null;
    }

    /// The directory that a path means, read as a shell would, or with the root's own name in front.
    @Nullable Directory meant(String path) {
        var parts = path.split("/");
        if (!path.startsWith("/")) {
            var here = follow(tree.current(), parts, 0);
            if (here != null) {
                return here;
            }
        }
        var fromRoot = follow(tree.root(), parts, 0);
        if (fromRoot != null) {
            return fromRoot;
        }
        int first = path.startsWith("/") ? 1 : 0;
        return parts.length > first && tree.root().name().equals(new Str(parts[first]))
                ? follow(tree.root(), parts, first + 1)
                : null;
    }

    private static @Nullable Directory follow(Directory start, String[] parts, int from) {
        Directory at = start;
        for (int i = from; at != null && i < parts.length; i++) {
            if (parts[i].equals("..")) {
                at = at.parent();
            } else if (!parts[i].isEmpty() && !parts[i].equals(".")) {
                at = at.get(new Str(parts[i])) instanceof Directory next ? next : null;
            }
        }
        return at;
    }

    /// What to enter first on the way from the current directory to another: a directory in it, or
    /// `..`. Null where that is not known to lead there.
    @Nullable Value firstStep(Directory target) {
        var at = target;
        for (int level = 0; at != null && level < Walk.MOST_LEVELS; level++) {
            var parent = at.parent();
            if (parent == tree.current()) {
                return parent.get(at.name()) == at ? at.name() : null;
            }
            at = parent;
        }
        return tree.current().parent() == null || target == tree.current() ? null : UP;
    }
}
