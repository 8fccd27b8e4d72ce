package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// A session's files, and the directory that its tools work in.
final class FileTree {
    /// How many files and directories a session may make; each copied entry counts as one.
    static final int MOST_CREATED = 100_000;

    private Directory root = new Directory(Names.SLASH, null);
    private Directory current = root;
    private boolean longContext;
    private int created;

    void load(DictValue config, @Nullable LongContext constants) {
        root = TreeLoading.load(config, constants);
        current = root;
        longContext = constants != null;
    }

    FileTree copy() {
        var copying = new TreeCopy();
        var copy = new FileTree();
        copy.root = copying.of(root);
        copy.current = copying.of(current);
        copy.longContext = longContext;
        copy.created = created;
        return copy;
    }

    Directory root() {
        return root;
    }

    Directory current() {
        return current;
    }

    void enter(Directory directory) {
        current = directory;
    }

    boolean isLongContext() {
        return longContext;
    }

    /// What the current directory holds under a name, or null; raises where a name cannot be a key.
    /// An entry named `.` stands for the directory itself, whatever it is.
    @Nullable Node find(Value name) {
        var node = current.get(Operators.hashable(name));
        return node != null && name.equals(Names.DOT) ? current : node;
    }

    /// Makes room for new files and directories, or raises.
    void create(int count) {
        if (created + count > MOST_CREATED) {
            throw new PythonError(
                    PythonError.Type.MEMORY_ERROR,
                    "a session makes at most " + MOST_CREATED + " files and directories");
        }
        created += count;
    }

    /// The directory that a path leads to, or null. A path starts at the current directory, or with
    /// `/` at the root; `..` is a name like any other.
    @Nullable Directory navigate(String path) {
        if (path.equals(".")) {
            return current;
        }
        if (path.equals("/")) {
            return root;
        }
        var directory = path.startsWith("/") ? root : current;
        var rest = Strings.strip(path, "/");
        int start = 0;
        while (directory != null && start <= rest.length()) {
            int slash = rest.indexOf('/', start);
            int end = slash < 0 ? rest.length() : slash;
            var part = rest.substring(start, end);
            if (!part.equals(".")) {
                directory = directory.get(new Str(part)) instanceof Directory next ? next : null;
            }
            start = end + 1;
        }
        return directory;
    }

    /// A directory's path by its parents, from the outermost, whose name is shown too:
    /// `/home/docs`. Null where it is longer than that many characters.
    static @Nullable String path(Directory directory, int longest) {
        var names = new ArrayList<String>();
        long length = 0;
        for (var at = directory; at != null; at = at.parent()) {
            var name = TextForms.str(at.name());
            names.add(name);
            length += name.length() + 1;
            if (length > longest) {
                return null;
            }
        }
        var path = new StringBuilder((int) length);
        for (int i = names.size() - 1; i >= 0; i--) {
            path.append('/').append(names.get(i));
        }
        return path.toString();
    }
}
