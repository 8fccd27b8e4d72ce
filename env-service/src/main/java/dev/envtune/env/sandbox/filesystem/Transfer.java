package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.python.Value;
import java.util.LinkedHashMap;

/// What `mv` and `cp` do and say differently.
enum Transfer {
    MOVE("mv", "move", "moved"),
    COPY("cp", "copy", "copied");

    private final String tool;
    private final String verb;
    private final String done;
    private final NameFaults source;
    private final Cause deeperDestination;

    Transfer(String tool, String verb, String done) {
        this.tool = tool;
        this.verb = verb;
        this.done = done;
        source =
                NameFaults.of(
                        "source",
                        Kind.ANY,
                        tool + ": cannot " + verb + " '{source}': No such file or directory");
        var deeper = FileSystemCause.DESTINATION_DEEPER;
        deeperDestination =
                Reworded.of(deeper, deeper.wording())
                        .next(tool + "(source={source!r}, destination={step!r})");
    }

    String tool() {
        return tool;
    }

    String verb() {
        return verb;
    }

    String done() {
        return done;
    }

    /// What is wrong with a source that is not here.
    NameFaults source() {
        return source;
    }

    /// A destination path whose first directory is here.
    Cause deeperDestination() {
        return deeperDestination;
    }

    /// The node under a name and in a directory of its own: a new object, as in the original. A moved
    /// directory shares the map of entries with the old one, a copied directory the entries in it;
    /// either way the parents of the entries stay what they were.
    Node remade(Node node, Value name, Directory parent) {
        return switch (node) {
            case File file -> new File(name, file.content());
            case Directory directory ->
                    new Directory(
                            name,
                            parent,
                            this == MOVE
                                    ? directory.entries()
                                    : new LinkedHashMap<>(directory.entries()));
        };
    }
}
