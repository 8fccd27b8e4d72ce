package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.Substring;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One run of `find`.
final class Search {
    private static final int MOST_CHARACTERS = 1 << 19;

    private final FileTree tree;
    private final Value path;
    private final Value name;
    private final @Nullable Substring part;
    private final ListValue matches = new ListValue();
    private long characters;

    Search(FileTree tree, Value path, Value name) {
        this.tree = tree;
        this.path = path;
        this.name = name;
        part = name instanceof Str(var text) ? new Substring(text) : null;
    }

    ToolResult run() {
        var text = Operators.text(path, "strip");
        var start = tree.navigate(text);
        if (start == null) {
            return new ToolResult.Failed(pathFault(text));
        }
        search(start, Strings.stripEnd(text, "/"));
        return new ToolResult.Ok(
                DictValue.of("matches", matches), matches.isEmpty() ? nothing(start) : null);
    }

    private void search(Directory start, String base) {
        var at = new StringBuilder(base);
        var ends = new int[16]; // where the path of each level ends
        ends[0] = at.length();
        var walk = new Walk(start);
        for (var node = walk.next(); node != null; node = walk.next()) {
            int level = walk.level();
            at.setLength(ends[level - 1]);
            at.append('/').append(TextForms.str(node.name()));
            if (level == ends.length) {
                ends = Arrays.copyOf(ends, 2 * level);
            }
            ends[level] = at.length();
            if (name == None.NONE || isIn(node.name())) {
                add(at);
            }
        }
    }

    private boolean isIn(Value nodeName) {
        return part != null && nodeName instanceof Str(var text)
                ? part.isIn(text)
                : Operators.contains(nodeName, name);
    }

    private void add(StringBuilder match) {
        characters += match.length();
        if (characters > MOST_CHARACTERS) {
            throw new PythonError(
                    PythonError.Type.MEMORY_ERROR,
                    "paths of more than " + MOST_CHARACTERS + " characters");
        }
        matches.add(match.toString());
    }

    private @Nullable Failure nothing(Directory start) {
        if (!(name instanceof Str(var text))) {
            return null;
        }
        var plain = text.replace("*", "").replace("?", "");
        if (!plain.equals(text)) {
            return Failure.of(FileSystemCause.FIND_WILDCARD, "instead", plain);
        }
        return Failure.of(
                start != tree.root() && isAnywhere()
                        ? FileSystemCause.FIND_NOTHING_HERE
                        : FileSystemCause.FIND_NOTHING);
    }

    /// As far as the tree can be walked; the search itself has ended well.
    private boolean isAnywhere() {
        var walk = new Walk(tree.root());
        try {
            for (var node = walk.next(); node != null; node = walk.next()) {
                if (isIn(node.name())) {
                    return true;
                }
            }
        } catch (PythonError _) { // a tree without end
            return false;
        }
        return false;
    }

    private Failure pathFault(String text) {
        var bare = Strings.stripEnd(text, "/");
        int slash = bare.lastIndexOf('/');
        var last = bare.substring(slash + 1);
        if (last.equals("..") || bare.startsWith("../") || bare.contains("/../")) {
            return Failure.of(FileSystemCause.FIND_UPWARDS);
        }
        var fromRoot = belowRoot(bare);
        if (fromRoot != null) {
            return Failure.of(FileSystemCause.FIND_BY_ROOT_NAME, "instead", fromRoot);
        }
        var parent = slash < 0 ? tree.current() : tree.navigate(bare.substring(0, slash + 1));
        return Failure.of(
                parent != null && parent.get(new Str(last)) instanceof File
                        ? FileSystemCause.FIND_IN_FILE
                        : FileSystemCause.FIND_NOWHERE,
                "last",
                last);
    }

    /// The path without the name of the root in front, where it leads to a directory then.
    private @Nullable String belowRoot(String bare) {
        var relative = bare.startsWith("/") ? bare.substring(1) : bare;
        var root = TextForms.str(tree.root().name());
        if (!relative.startsWith(root)) {
            return null;
        }
        var rest = relative.substring(root.length());
        var path = rest.isEmpty() ? "/" : rest;
        return path.startsWith("/") && tree.navigate(path) != null ? path : null;
    }
}
