package dev.envtune.env.sandbox.filesystem;

import static dev.envtune.env.sandbox.JsonType.STRING;

import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;

/// Makes, writes and removes files and directories in the current directory.
public final class EditingTools {
    private static final NameFaults MKDIR =
            NameFaults.of(
                    "dir_name",
                    Kind.NEW,
                    "mkdir: cannot create directory '{dir_name}': Invalid character");
    private static final NameFaults TOUCH =
            NameFaults.of(
                    "file_name", Kind.NEW, "touch: cannot touch '{file_name}': Invalid character");
    private static final NameFaults ECHO_NAME =
            NameFaults.of(
                    "file_name",
                    Kind.NEW,
                    "echo: cannot write to '{file_name}': Invalid character");
    private static final NameFaults ECHO_FILE =
            NameFaults.of(
                            "file_name",
                            Kind.FILE,
                            "echo: cannot write to '{file_name}': No such file")
                    .with(NameFault.NOWHERE, FileSystemCause.ECHO_TO_MISSING_FILE)
                    .exact();
    private static final NameFaults RM =
            NameFaults.of(
                            "file_name",
                            Kind.ANY,
                            "rm: cannot remove '{file_name}': No such file or directory")
                    .exact();
    private static final NameFaults RMDIR =
            NameFaults.of(
                            "dir_name",
                            Kind.DIRECTORY,
                            "rmdir: cannot remove '{dir_name}': No such file or directory")
                    .exact();

    private final FileTree tree;

    EditingTools(FileTree tree) {
        this.tree = tree;
    }

    @Tool(
            name = "mkdir",
            description = "Makes an empty directory in the current one. The result is None.")
    public ToolResult mkdir(
            @Param(
                            name = "dir_name",
                            type = STRING,
                            description = "The name of the new directory.",
                            format = Names.FORMAT)
                    Value dirName) {
        if (Names.isForbidden(dirName)) {
            return new ToolResult.Failed(MKDIR.forbidden(tree, dirName));
        }
        return make(
                new Directory(dirName, tree.current()),
                FileSystemCause.MKDIR_ON_FILE,
                FileSystemCause.MKDIR_ON_DIRECTORY);
    }

    @Tool(
            name = "touch",
            description = "Makes an empty file in the current directory. The result is None.")
    public ToolResult touch(
            @Param(
                            name = "file_name",
                            type = STRING,
                            description = "The name of the new file.",
                            format = Names.FORMAT)
                    Value fileName) {
        if (Names.isForbidden(fileName)) {
            return new ToolResult.Failed(TOUCH.forbidden(tree, fileName));
        }
        return make(
                new File(fileName, Content.EMPTY),
                FileSystemCause.TOUCH_ON_FILE,
                FileSystemCause.TOUCH_ON_DIRECTORY);
    }

    private ToolResult make(Node node, FileSystemCause onFile, FileSystemCause onDirectory) {
        switch (tree.find(node.name())) {
            case File _ -> {
                return ToolResult.failed(onFile);
            }
            case Directory _ -> {
                return ToolResult.failed(onDirectory);
            }
            case null -> {
                tree.create(1);
                tree.current().put(node);
                return ToolResult.NONE;
            }
        }
    }

    @Tool(
            name = "echo",
            description =
                    "Writes a text to a file that exists in the current directory, in place of what"
                            + " it held; without a file, only shows the text. The result of writing"
                            + " is None.",
            returns =
                    @Returns(
                            field = "terminal_output",
                            type = STRING,
                            description = "The text, where no file was given."))
    public ToolResult echo(
            @Param(name = "content", type = STRING, description = "The text.") Value content,
            @Param(
                            name = "file_name",
                            type = STRING,
                            description = "The file to write to.",
                            defaultsTo = "None",
                            format = Names.FORMAT,
                            from = Arguments.LISTED)
                    Value fileName) {
        if (fileName == None.NONE || !Names.isForbidden(fileName) && !fileName.truthy()) {
            return ToolResult.sentinel(
                    DictValue.of("terminal_output", content), FileSystemCause.ECHO_WITHOUT_FILE);
        }
        if (Names.isForbidden(fileName)) {
            return new ToolResult.Failed(ECHO_NAME.forbidden(tree, fileName));
        }
        switch (tree.find(fileName)) {
            case File file -> {
                file.write(new Content(content));
                return ToolResult.NONE;
            }
            case Directory _ -> {
                return ToolResult.failed(FileSystemCause.ECHO_TO_DIRECTORY);
            }
            case null -> {
                return new ToolResult.Failed(ECHO_FILE.missing(tree, fileName));
            }
        }
    }

    @Tool(
            name = "rm",
            description =
                    "Removes a file, or a directory with all that it holds, from the current"
                            + " directory.",
            returns =
                    @Returns(
                            field = "result",
                            type = STRING,
                            description = "Says what was removed."))
    public ToolResult rm(
            @Param(
                            name = "file_name",
                            type = STRING,
                            description = "The file or directory.",
                            from = Arguments.LISTED)
                    Value fileName) {
        return tree.find(fileName) == null
                ? new ToolResult.Failed(RM.missing(tree, fileName))
                : remove(fileName);
    }

    @Tool(
            name = "rmdir",
            description = "Removes an empty directory from the current directory.",
            returns =
                    @Returns(
                            field = "result",
                            type = STRING,
                            description = "Says what was removed."))
    public ToolResult rmdir(
            @Param(
                            name = "dir_name",
                            type = STRING,
                            description = "The directory.",
                            from = Arguments.LISTED)
                    Value dirName) {
        return switch (tree.find(dirName)) {
            case null -> new ToolResult.Failed(RMDIR.missing(tree, dirName));
            case File _ -> ToolResult.failed(FileSystemCause.RMDIR_OF_FILE);
            case Directory directory when !directory.entries().isEmpty() ->
                    ToolResult.failed(FileSystemCause.RMDIR_NOT_EMPTY);
            case Directory _ -> remove(dirName);
        };
    }

    private ToolResult remove(Value name) {
        tree.current().entries().remove(name);
        return ToolResult.ok("result", "'" + TextForms.str(name) + "' removed");
    }
}
