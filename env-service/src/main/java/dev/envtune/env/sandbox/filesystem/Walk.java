package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.python.PythonError;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Visits all that is below a directory, parents before what they hold, without recursion.
///
/// It raises a `RecursionError` about where CPython does, and a memory error past
/// [#MOST_VISITS]: aliased directories can unfold to any number of paths.
final class Walk {
    /// CPython gives up at 1000 frames, of which the caller has some.
    static final int MOST_LEVELS = 980;

    static final int MOST_VISITS = 100_000;

    private final ArrayDeque<Iterator<Node>> open = new ArrayDeque<>();
    private @Nullable Directory entered;
    private int visits;

    Walk(Directory start) {
        entered = start;
    }

    /// The next node, or null at the end.
    @Nullable Node next() {
        if (entered != null) {
            open.push(entered.entries().values().iterator());
            entered = null;
        }
        while (!open.isEmpty()) {
            var entries = open.getFirst();
            if (entries.hasNext()) {
                return visit(entries.next());
            }
            open.pop();
        }
        return null;
    }

    /// The level of the node that [#next()] gave last; what the first directory holds is on level 1.
    int level() {
        return open.size();
    }

    private Node visit(Node node) {
        if (++visits > MOST_VISITS) {
            throw new PythonError(
                    PythonError.Type.MEMORY_ERROR,
                    "more than " + MOST_VISITS + " files and directories");
        }
        if (node instanceof Directory directory) {
            if (open.size() >= MOST_LEVELS) {
                throw new PythonError(
                        PythonError.Type.RECURSION_ERROR, "maximum recursion depth exceeded");
            }
            entered = directory;
        }
        return node;
    }
}
