package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.Play;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Value;
import java.util.Objects;
import java.util.stream.Collectors;

/// The names of a tree in one line: `home{docs{plan.txt} a.txt}`.
final class TreeText {
    private TreeText() {}

    static String of(Play play) {
        return of(play.attribute("root"));
    }

    private static String of(Value node) {
        var view = (DictValue) node;
        var name = Objects.requireNonNull(view.get("name")).toString();
        return view.get("contents") instanceof DictValue contents
                ? contents.values().stream()
                        .map(TreeText::of)
                        .collect(Collectors.joining(" ", name + "{", "}"))
                : name;
    }
}
