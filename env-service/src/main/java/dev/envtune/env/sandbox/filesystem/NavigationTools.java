package dev.envtune.env.sandbox.filesystem;

import static dev.envtune.env.sandbox.JsonType.ARRAY;
import static dev.envtune.env.sandbox.JsonType.BOOLEAN;
import static dev.envtune.env.sandbox.JsonType.STRING;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.Value;
import java.util.LinkedHashMap;

/// Where the session is in the tree, and what is there.
public final class NavigationTools {
    private static final int LONGEST_PATH = 1 << 20;
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    private static final NameFaults FOLDER =
            NameFaults.of("folder", Kind.DIRECTORY, FileSystemCause.NO_FOLDER);

    private final FileTree tree;

    NavigationTools(FileTree tree) {
        this.tree = tree;
    }

    @Tool(
            name = "pwd",
            description = "Shows the path of the current directory, from the root on.",
            returns =
                    @Returns(
                            field = "current_working_directory",
                            type = STRING,
                            description = "The path, starting with the name of the root."))
    public ToolResult pwd() {
        var path = FileTree.path(tree.current(), LONGEST_PATH);
        if (path == null) {
            throw new PythonError(
                    PythonError.Type.MEMORY_ERROR,
                    "a path of more than " + LONGEST_PATH + " characters");
        }
        return ToolResult.ok("current_working_directory", path);
    }

    @Tool(
            name = "ls",
            description = "Lists the files and directories in the current directory.",
            returns =
                    @Returns(
                            field = "current_directory_content",
                            type = ARRAY,
                            description = "The names."))
    public ToolResult ls(
            @Param(
                            name = "a",
                            type = BOOLEAN,
                            description = "Whether to show names that start with a dot, too.",
                            defaultsTo = "False")
                    Value all) {
        var names = new ListValue();
        for (var name : tree.current().entries().keySet()) {
            if (all.truthy() || !Operators.text(name, "startswith").startsWith(".")) {
                names.add(name);
            }
        }
        return ToolResult.ok("current_directory_content", names);
    }

    @Tool(
            name = "cd",
            description =
                    "Makes another directory the current one, a single level at a time: a directory"
                            + " in the current one, '..' for the one above, or '/' for the root.",
            returns =
                    @Returns(
                            field = "current_working_directory",
                            type = STRING,
                            description =
                                    "The name of the new current directory; absent after '..'."))
    public ToolResult cd(
            @Param(
                            name = "folder",
                            type = STRING,
                            description = "The directory to enter.",
                            from = Arguments.LISTED)
                    Value folder) {
        var stripped = Strings.stripEnd(Operators.text(folder, "rstrip"), "/");
        var target = stripped.isEmpty() ? "/" : stripped;
        if (target.equals("..")) {
            return goUp();
        }
        if (target.indexOf('/') >= 0 && target.length() > 1) {
            return new ToolResult.Failed(path(target));
        }
        var directory = tree.navigate(target);
        if (directory == null) {
            return new ToolResult.Failed(missing(target));
        }
        tree.enter(directory);
        return ToolResult.ok("current_working_directory", directory.name());
    }

    private ToolResult goUp() {
        var parent = tree.current().parent();
        if (parent == null) {
            return ToolResult.failed(FileSystemCause.CD_ABOVE_ROOT);
        }
        tree.enter(parent);
        return ToolResult.sentinel(
                new DictValue(), FileSystemCause.CD_WENT_UP, "name", parent.name());
    }

    private Failure path(String target) {
        var whereabouts = new Whereabouts(tree);
        var directory = whereabouts.meant(target);
        if (directory == tree.current()) {
            return Failure.of(FileSystemCause.CD_PATH_TO_HERE, "folder", target);
        }
        var step = directory == null ? null : whereabouts.firstStep(directory);
        return step == null
                ? Failure.of(FileSystemCause.CD_PATH_TO_NOWHERE, "folder", target)
                : Failure.of(FileSystemCause.CD_PATH, "folder", target, "step", step);
    }

    /// The official text shows the argument without trailing slashes.
    private Failure missing(String target) {
        if (tree.find(new Str(target)) instanceof File) {
            return Failure.of(FileSystemCause.CD_TO_FILE, "folder", target);
        }
        var failure = FOLDER.missing(tree, new Str(target));
        var facts = new LinkedHashMap<>(failure.facts());
        facts.put("folder", new Str(target));
        return new Failure(failure.cause(), facts, failure.also());
    }

    @Tool(
            name = "find",
            description =
                    "Lists what is below a directory, at every depth, with the paths that lead"
                            + " there.",
            returns =
                    @Returns(
                            field = "matches",
                            type = ARRAY,
                            description = "The paths, each starting with the path searched."))
    public ToolResult find(
            @Param(
                            name = "path",
                            type = STRING,
                            description =
                                    "The directory to search: '.' for the current one, '/' for the"
                                            + " root, or a path below one of them.",
                            defaultsTo = "'.'")
                    Value path,
            @Param(
                            name = "name",
                            type = STRING,
                            description =
                                    "Text that names must contain, case-sensitive; without it all"
                                            + " are listed.",
                            defaultsTo = "None")
                    Value name) {
        return new Search(tree, path, name).run();
    }

    @Tool(
            name = "du",
            description =
                    "Adds up the size of all files in the current directory and below, as UTF-8.",
            returns =
                    @Returns(
                            field = "disk_usage",
                            type = STRING,
                            description = "The size with its unit, such as 12 bytes or 1.50 KB."))
    public ToolResult du(
            @Param(
                            name = "human_readable",
                            type = BOOLEAN,
                            description =
                                    "Whether to choose a unit from B to PB, of 1024 each, in place"
                                            + " of plain bytes.",
                            defaultsTo = "False")
                    Value humanReadable) {
        long sizeBytes = 0;
        var walk = new Walk(tree.current());
        for (var node = walk.next(); node != null; node = walk.next()) {
            sizeBytes += node instanceof File file ? file.content().sizeBytes() : 0;
        }
        return ToolResult.ok(
                "disk_usage", humanReadable.truthy() ? withUnit(sizeBytes) : sizeBytes + " bytes");
    }

    private static String withUnit(long sizeBytes) {
        double size = sizeBytes;
        for (var unit : UNITS) {
            if (size < 1024) {
                return Strings.fixed(size, 2) + " " + unit;
            }
            size /= 1024;
        }
        return Strings.fixed(size, 2) + " PB";
    }
}
