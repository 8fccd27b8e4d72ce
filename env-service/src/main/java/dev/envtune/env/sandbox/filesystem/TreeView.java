package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;

/// Shows a tree as values: a directory is `{"type": "directory", "name", "contents"}`, a file
/// `{"type": "file", "name", "content"}`. Levels past [#MOST_LEVELS] and nodes past
/// [Walk#MOST_VISITS] are cut off: `"contents": {"repr": "..."}`.
final class TreeView {
    /// Each takes two levels of JSON.
    static final int MOST_LEVELS = 100;

    private static final DictValue CUT_OFF = DictValue.of("repr", "...").freeze();

    private int shown;

    private TreeView() {}

    static DictValue of(Directory root) {
        return new TreeView().show(root, 1);
    }

    private DictValue show(Directory directory, int level) {
        var view = DictValue.of("type", "directory").put("name", directory.name());
        var entries = directory.view();
        shown += entries.size();
        if (level > MOST_LEVELS || shown > Walk.MOST_VISITS) {
            return view.put("contents", CUT_OFF);
        }
        var contents = new DictValue();
        for (var entry : entries.entrySet()) {
            contents.put(
                    key(entry.getKey()),
                    switch (entry.getValue()) {
                        case Directory child -> show(child, level + 1);
                        case File file -> show(file);
                    });
        }
        return view.put("contents", contents);
    }

    private static DictValue show(File file) {
        return DictValue.of("type", "file")
                .put("name", file.name())
                .put("content", file.content().value());
    }

    private static Value key(Value name) {
        return name instanceof Str ? name : new Str(TextForms.str(name));
    }
}
