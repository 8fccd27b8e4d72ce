package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.Domain;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.Sandbox;
import dev.envtune.env.sandbox.ToolGroup;
import dev.envtune.env.sandbox.python.DictValue;
import org.jspecify.annotations.Nullable;

/// A file system in memory (spec/bfcl-protocol.md 7.1).
@Domain(
        name = "GorillaFileSystem",
        document = "gorilla_file_system",
        description =
                "Part of a file system in which a session starts at the root and works in one"
                        + " current directory.")
public final class FileSystemSandbox implements Sandbox {
    private final FileTree tree;
    private final NavigationTools navigation;
    private final ReadingTools reading;
    private final EditingTools editing;
    private final TransferTools transfer;

    public FileSystemSandbox() {
        this(new FileTree());
    }

    private FileSystemSandbox(FileTree tree) {
        this.tree = tree;
        navigation = new NavigationTools(tree);
        reading = new ReadingTools(tree);
        editing = new EditingTools(tree);
        transfer = new TransferTools(tree);
    }

    /// @throws IllegalArgumentException where the configuration describes no tree
    @Override
    public void load(DictValue config, @Nullable LongContext constants) {
        tree.load(config, constants);
    }

    @Override
    public FileSystemSandbox copy() {
        return new FileSystemSandbox(tree.copy());
    }

    @Override
    public DictValue state() {
        return DictValue.of("long_context", tree.isLongContext())
                .put("root", TreeView.of(tree.root()));
    }

    @Override
    public boolean sameState(Sandbox other) {
        return other instanceof FileSystemSandbox files
                && tree.isLongContext() == files.tree.isLongContext()
                && TreeComparison.same(tree.root(), files.tree.root());
    }

    @ToolGroup
    public NavigationTools navigation() {
        return navigation;
    }

    @ToolGroup
    public ReadingTools reading() {
        return reading;
    }

    @ToolGroup
    public EditingTools editing() {
        return editing;
    }

    @ToolGroup
    public TransferTools transfer() {
        return transfer;
    }
}
