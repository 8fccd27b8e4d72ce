package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Copies directories with all they lead to, so that whatever was shared or cyclic is so in the copy.
final class TreeCopy {
    private final Map<Directory, Directory> directories = new IdentityHashMap<>();
    private final Map<File, File> files = new IdentityHashMap<>();
    private final Map<Map<Value, Node>, Map<Value, Node>> entries = new IdentityHashMap<>();
    private final ArrayDeque<Directory> pending = new ArrayDeque<>();

    Directory of(Directory directory) {
        var copy = begun(directory);
        while (!pending.isEmpty()) {
            complete(pending.remove());
        }
        return copy;
    }

    private Directory begun(Directory directory) {
        var copy = directories.get(directory);
        if (copy == null) {
            copy = new Directory(directory.name(), null);
            directories.put(directory, copy);
            pending.add(directory);
        }
        return copy;
    }

    private void complete(Directory directory) {
        var parent = directory.parent();
        var copiedEntries = entries.get(directory.made());
        if (copiedEntries == null) {
            copiedEntries = copyOf(directory.made());
            entries.put(directory.made(), copiedEntries);
        }
        begun(directory).copyFrom(directory, parent == null ? null : begun(parent), copiedEntries);
    }

    private Map<Value, Node> copyOf(Map<Value, Node> original) {
        var copy = LinkedHashMap.<Value, Node>newLinkedHashMap(original.size());
        for (var entry : original.entrySet()) {
            copy.put(
                    entry.getKey(),
                    switch (entry.getValue()) {
                        case Directory directory -> begun(directory);
                        case File file ->
                                files.computeIfAbsent(file, f -> new File(f.name(), f.content()));
                    });
        }
        return copy;
    }
}
