package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Nearest;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goes wrong with the name that one tool takes: the official text, which mostly hides the
/// reason, and one cause for each reason.
final class NameFaults {
    private static final int LONGEST_SHOWN_PATH = 500;
    private static final int MOST_COMPARED = 100;
    private static final double FARTHEST = 0.35;

    private final String argument;
    private final Kind needed;
    private boolean exact;
    private final Map<NameFault, Cause> causes = new EnumMap<>(NameFault.class);

    private NameFaults(String argument, Kind needed) {
        this.argument = argument;
        this.needed = needed;
    }

    /// @param argument the parameter that takes the name
    /// @param template the official wording, whatever the reason
    static NameFaults of(String argument, Kind needed, String template) {
        return new NameFaults(argument, needed).wording(template, NameFault.values());
    }

    /// Words some reasons differently.
    NameFaults wording(String template, NameFault... reasons) {
        for (var reason : reasons) {
            with(
                    reason,
                    new Reworded(
                            reason.name(),
                            Wording.error(template),
                            reason.hint(argument, needed.label())));
        }
        return this;
    }

    /// For a tool that changes what it finds: a similar name is not suggested.
    NameFaults exact() {
        exact = true;
        return this;
    }

    /// A cause of the tool's own for one reason.
    NameFaults with(NameFault reason, Cause cause) {
        causes.put(reason, cause);
        return this;
    }

    /// Why nothing that the tool needs has this name in the current directory.
    Failure missing(FileTree tree, Value given) {
        if (!(given instanceof Str(var name))) {
            return notText(tree, given);
        }
        if (tree.find(given) instanceof Directory) {
            return of(NameFault.IS_DIRECTORY, "name", given);
        }
        if (name.indexOf('/') >= 0) {
            return path(tree, name);
        }
        if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
            return of(NameFault.WILDCARD);
        }
        var similar = inOtherCase(tree, name);
        return similar != null ? of(NameFault.OTHER_CASE, "instead", similar) : absent(tree, given);
    }

    /// Why the tool refuses the characters of a name.
    Failure forbidden(FileTree tree, Value given) {
        return given instanceof Str(var name) && name.indexOf('/') >= 0
                ? path(tree, name)
                : of(NameFault.FORBIDDEN_CHARACTER, "name", given);
    }

    private Failure notText(FileTree tree, Value given) {
        var text = new Str(TextForms.str(given));
        return needed.fits(tree.find(text))
                ? of(NameFault.NOT_TEXT, "instead", text)
                : of(NameFault.NOT_TEXT);
    }

    private Failure path(FileTree tree, String path) {
        int slash = path.lastIndexOf('/');
        var name = path.substring(slash + 1);
        var whereabouts = new Whereabouts(tree);
        var directory = whereabouts.meant(path.substring(0, slash + 1));
        if (directory == null || name.isEmpty() || !needed.fits(directory.get(new Str(name)))) {
            return of(NameFault.PATH_TO_NOWHERE);
        }
        if (directory == tree.current()) {
            return of(NameFault.PATH_TO_HERE, "instead", name);
        }
        var step = whereabouts.firstStep(directory);
        return step == null
                ? of(NameFault.PATH_TO_NOWHERE)
                : of(NameFault.PATH_TO_ELSEWHERE, "step", step, "name", name);
    }

    private @Nullable Value inOtherCase(FileTree tree, String name) {
        for (var entry : tree.current().entries().values()) {
            if (needed.fits(entry)
                    && entry.name() instanceof Str(var other)
                    && other.equalsIgnoreCase(name)) {
                return entry.name();
            }
        }
        return null;
    }

    private Failure absent(FileTree tree, Value name) {
        var whereabouts = new Whereabouts(tree);
        var directory = whereabouts.holding(name, needed);
        var step = directory == null ? null : whereabouts.firstStep(directory);
        var where = directory == null ? null : FileTree.path(directory, LONGEST_SHOWN_PATH);
        if (step != null && where != null) {
            return of(NameFault.ELSEWHERE, "name", name, "step", step, "where", where);
        }
        var similar = exact ? null : similar(tree, name);
        return similar == null
                ? of(NameFault.NOWHERE, "name", name)
                : of(NameFault.SIMILAR, "name", name, "instead", similar);
    }

    /// The name of a fitting thing in the current directory that differs in a few letters, or null.
    private @Nullable String similar(FileTree tree, Value name) {
        if (!(name instanceof Str(var text))) {
            return null;
        }
        var names = new ArrayList<String>();
        for (var entry : tree.current().entries().values()) {
            if (needed.fits(entry) && entry.name() instanceof Str(var other)) {
                names.add(other);
            }
            if (names.size() == MOST_COMPARED) {
                break;
            }
        }
        return Nearest.of(text, names, FARTHEST);
    }

    private Failure of(NameFault reason, Object... facts) {
        var cause = causes.get(reason);
        if (cause == null) {
            throw new IllegalStateException("no cause for " + reason);
        }
        return Failure.of(cause, facts);
    }
}
