package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.LongContext.Constant;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Makes the tree that a task describes: `{"root": {name: {"type": "directory", "contents": {…}}}}`,
/// where a file is `{"type": "file", "content": …}`.
final class TreeLoading {
    private static final Value DIRECTORY = new Str("directory");
    private static final Value FILE = new Str("file");

    private record Pending(Directory directory, DictValue contents) {}

    private final @Nullable String extension;
    private final @Nullable ListValue unextended;
    private final @Nullable ListValue fillers;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();

    private TreeLoading(@Nullable LongContext constants) {
        extension = constants == null ? null : constants.text(Constant.FILE_CONTENT_EXTENSION);
        unextended = constants == null ? null : constants.list(Constant.FILES_TAIL_USED);
        fillers = constants == null ? null : constants.list(Constant.POPULATE_FILE_EXTENSION);
    }

    /// The root directory: the first that is given, or an empty one named `/`.
    ///
    /// @throws IllegalArgumentException where the configuration describes no tree
    static Directory load(DictValue config, @Nullable LongContext constants) {
        var given = config.get("root");
        if (given == null) {
            return new Directory(Names.SLASH, null);
        }
        if (!(given instanceof DictValue roots) || roots.isEmpty()) {
            throw new IllegalArgumentException("'root' of the file system holds no directory");
        }
        var first = roots.entries().iterator().next();
        var root = new Directory(first.getKey(), null);
        new TreeLoading(constants).fill(root, contents(first.getKey(), first.getValue()));
        return root;
    }

    private void fill(Directory root, DictValue contents) {
        pending.add(new Pending(root, contents));
        while (!pending.isEmpty()) {
            var next = pending.remove();
            boolean isLeaf = true;
            for (var entry : next.contents().entries()) {
                var node = node(entry.getKey(), entry.getValue(), next.directory());
                next.directory().put(node);
                isLeaf &= node instanceof File;
            }
            if (isLeaf && fillers != null) {
                next.directory().fillWith(fillers);
            }
        }
    }

    private Node node(Value name, Value given, Directory parent) {
        if (given instanceof DictValue description) {
            var type = description.get("type");
            if (DIRECTORY.equals(type)) {
                var directory = new Directory(name, parent);
                pending.add(new Pending(directory, contents(name, description)));
                return directory;
            }
            if (FILE.equals(type)) {
                return new File(name, content(name, description.get("content")));
            }
        }
        throw new IllegalArgumentException(
                "'" + name + "' is neither described as a file nor as a directory");
    }

    private static DictValue contents(Value name, Value directory) {
        if (directory instanceof DictValue description
                && description.get("contents") instanceof DictValue contents) {
            return contents;
        }
        throw new IllegalArgumentException("directory '" + name + "' has no 'contents'");
    }

    private Content content(Value name, @Nullable Value content) {
        if (content == null) {
            throw new IllegalArgumentException("file '" + name + "' has no 'content'");
        }
        if (extension == null || unextended == null || unextended.contains(name)) {
            return new Content(content);
        }
        if (content instanceof Str text) {
            return new Content(text, extension);
        }
        throw new IllegalArgumentException(
                "file '" + name + "' of a long-context task does not hold text");
    }
}
