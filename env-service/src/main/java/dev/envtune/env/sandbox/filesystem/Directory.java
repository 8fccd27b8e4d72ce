package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A directory. Several directories share one map of entries after a move, and entries after a copy;
/// an entry's parent is the directory it was made in, whatever holds it now.
final class Directory implements Node {
    private final Value name;
    private @Nullable Directory parent;
    private Map<Value, Node> entries;

    /// Names of empty files that stand behind the other entries but were not made yet.
    private @Nullable ListValue fillers;

    Directory(Value name, @Nullable Directory parent) {
        this(name, parent, new LinkedHashMap<>());
    }

    Directory(Value name, @Nullable Directory parent, Map<Value, Node> entries) {
        this.name = name;
        this.parent = parent;
        this.entries = entries;
    }

    @Override
    public Value name() {
        return name;
    }

    @Nullable Directory parent() {
        return parent;
    }

    /// The live entries, in the order in which listings show them.
    Map<Value, Node> entries() {
        if (fillers != null) {
            addFillers(entries, fillers);
            fillers = null;
        }
        return entries;
    }

    /// The entries as [#entries()] has them, without changing this directory: threads may share a
    /// tree that they only compare and show.
    Map<Value, Node> view() {
        if (fillers == null) {
            return entries;
        }
        var filled = new LinkedHashMap<>(entries);
        addFillers(filled, fillers);
        return filled;
    }

    private static void addFillers(Map<Value, Node> entries, ListValue fillers) {
        for (var filler : fillers) {
            entries.put(filler, new File(filler, Content.EMPTY));
        }
    }

    @Nullable Node get(Value entry) {
        return entries().get(entry);
    }

    void put(Node entry) {
        entries().put(entry.name(), entry);
    }

    /// Adds empty files, at the latest when the entries are next asked for.
    void fillWith(ListValue names) {
        fillers = names;
    }

    /// Whether the entries can be compared as they are, because the same files would be added to both.
    boolean sameFillers(Directory other) {
        return fillers == other.fillers;
    }

    /// The entries without those that were not made yet.
    Map<Value, Node> made() {
        return entries;
    }

    /// Makes this new directory a copy of another, with the given parts.
    void copyFrom(Directory other, @Nullable Directory parent, Map<Value, Node> entries) {
        this.parent = parent;
        this.entries = entries;
        fillers = other.fillers;
    }
}
