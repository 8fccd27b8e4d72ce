package dev.envtune.env.sandbox.filesystem;

import static dev.envtune.env.sandbox.JsonType.STRING;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.filesystem.Arguments.Destination;
import dev.envtune.env.sandbox.filesystem.Arguments.Source;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves and copies within the current directory: into a directory there, or to a new name.
public final class TransferTools {
    private final FileTree tree;

    TransferTools(FileTree tree) {
        this.tree = tree;
    }

    @Tool(
            name = "mv",
            description =
                    "Moves a file or directory into another directory, or renames it; not both at"
                            + " once. Nothing is overwritten.",
            returns =
                    @Returns(
                            field = "result",
                            type = STRING,
                            description = "Says what was moved where."))
    public ToolResult mv(@Source Value source, @Destination Value destination) {
        return transfer(Transfer.MOVE, source, destination);
    }

    @Tool(
            name = "cp",
            description =
                    "Copies a file or directory into another directory, or to a new name; not both"
                            + " at once. Nothing is overwritten.",
            returns =
                    @Returns(
                            field = "result",
                            type = STRING,
                            description = "Says what was copied where."))
    public ToolResult cp(@Source Value source, @Destination Value destination) {
        return transfer(Transfer.COPY, source, destination);
    }

    private ToolResult transfer(Transfer transfer, Value source, Value destination) {
        var node = tree.find(source);
        if (node == null) {
            var failure = transfer.source().missing(tree, source);
            return new ToolResult.Failed(
                    Names.isPath(destination)
                            ? failure.and(List.of(destinationPath(transfer, source, destination)))
                            : failure);
        }
        if (Operators.contains(destination, Names.SLASH)) {
            return new ToolResult.Failed(destinationPath(transfer, source, destination));
        }
        return switch (tree.find(destination)) {
            case Directory directory -> into(transfer, node, source, directory, destination);
            case File file -> onto(transfer, node, file);
            case null -> rename(transfer, node, source, destination);
        };
    }

    private ToolResult into(
            Transfer transfer, Node node, Value source, Directory directory, Value destination) {
        if (directory.get(source) != null) {
            return ToolResult.failed(collision(transfer, node), "directory", directory.name());
        }
        put(transfer, node, source, source, directory);
        boolean intoItself = transfer == Transfer.MOVE && node == directory;
        return done(
                transfer,
                source,
                TextForms.str(destination) + "/" + TextForms.str(source),
                intoItself ? Failure.of(FileSystemCause.MOVED_INTO_ITSELF) : null);
    }

    private static FileSystemCause collision(Transfer transfer, Node node) {
        return switch (transfer) {
            case MOVE -> FileSystemCause.MOVE_COLLISION;
            case COPY ->
                    node instanceof File
                            ? FileSystemCause.COPY_COLLISION_OF_FILE
                            : FileSystemCause.COPY_COLLISION_OF_DIRECTORY;
        };
    }

    private static ToolResult onto(Transfer transfer, Node node, File file) {
        return ToolResult.failed(
                node == file
                        ? FileSystemCause.DESTINATION_IS_SOURCE
                        : FileSystemCause.DESTINATION_IS_FILE,
                "tool",
                transfer.tool(),
                "verb",
                transfer.verb());
    }

    private ToolResult rename(Transfer transfer, Node node, Value source, Value name) {
        put(transfer, node, source, name, tree.current());
        boolean dots = name.equals(new Str("..")) || name.equals(Names.DOT);
        return done(
                transfer,
                source,
                TextForms.str(name),
                dots ? Failure.of(FileSystemCause.DOTS_AS_NAME) : null);
    }

    private void put(Transfer transfer, Node node, Value source, Value name, Directory place) {
        var remade = transfer.remade(node, name, place);
        if (transfer == Transfer.MOVE) {
            tree.current().entries().remove(source);
        } else {
            tree.create(node instanceof Directory copied ? 1 + copied.entries().size() : 1);
        }
        boolean intoItself = node instanceof Directory from && from.entries() == place.entries();
        place.put(remade);
        if (intoItself && transfer == Transfer.COPY && remade instanceof Directory copy) {
            copy.put(copy); // the original adds the copy before it copies the entries
        }
    }

    private static ToolResult done(
            Transfer transfer, Value source, String place, @Nullable Failure notice) {
        var text = "'" + TextForms.str(source) + "' " + transfer.done() + " to '" + place + "'";
        return new ToolResult.Ok(DictValue.of("result", text), notice);
    }

    private Failure destinationPath(Transfer transfer, Value source, Value destination) {
        if (!(destination instanceof Str(var text))) {
            return Failure.of(FileSystemCause.DESTINATION_NOWHERE, "tool", transfer.tool());
        }
        var path = Strings.stripEnd(text, "/");
        var last = path.substring(path.lastIndexOf('/') + 1);
        boolean isName = !last.isEmpty() && !last.equals(".") && !last.equals("..");
        var whereabouts = new Whereabouts(tree);
        var place = isName ? path.substring(0, path.length() - last.length()) : path + "/";
        var parent = whereabouts.meant(place);
        if (parent == tree.current() && isName) {
            return Failure.of(
                    FileSystemCause.DESTINATION_WITH_SLASH,
                    "tool",
                    transfer.tool(),
                    "instead",
                    last);
        }
        if (parent == null) {
            return Failure.of(FileSystemCause.DESTINATION_NOWHERE, "tool", transfer.tool());
        }
        var step = whereabouts.firstStep(parent);
        return step == null || step.equals(source) || step.equals(new Str(".."))
                ? Failure.of(FileSystemCause.DESTINATION_OUTSIDE, "tool", transfer.tool())
                : Failure.of(transfer.deeperDestination(), "tool", transfer.tool(), "step", step);
    }
}
