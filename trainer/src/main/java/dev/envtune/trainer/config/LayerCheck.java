package dev.envtune.trainer.config;

import dev.envtune.trainer.config.ConfigException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Holds what one source says against the keys there are.
final class LayerCheck {
    private static final Pattern STAGE = Pattern.compile("[\\p{Alnum}][-\\p{Alnum}_]{0,39}|\\*");
    private static final int SHOWN = 60;

    private final String source;
    private final List<Problem> problems = new ArrayList<>();

    private LayerCheck(String source) {
        this.source = source;
    }

    /// @param tree what is legal, in the form in which it is bound
    /// @param problems all that is wrong
    record Checked(ObjectNode tree, List<Problem> problems) {}

    static Checked check(Layer layer) {
        var check = new LayerCheck(layer.source());
        var tree = check.section(layer.tree(), "", "");
        return new Checked(tree, List.copyOf(check.problems));
    }

    /// @param shown path as it was written, with a dot at the end unless it is empty
    /// @param known path as the keys have it, likewise
    private ObjectNode section(ObjectNode written, String shown, String known) {
        var legal = JsonNodeFactory.instance.objectNode();
        for (var entry : written.properties()) {
            var name = entry.getKey();
            if ((known + name).equals(Key.STAGES)) {
                sub(entry.getValue(), name)
                        .ifPresent(stages -> legal.set(Key.STAGES, stages(stages)));
            } else if (Key.isSection(known + name)) {
                sub(entry.getValue(), shown + name)
                        .map(keys -> section(keys, shown + name + ".", known + name + "."))
                        .ifPresent(keys -> legal.set(name, keys));
            } else {
                value(entry.getValue(), shown + name, known + name)
                        .ifPresent(value -> legal.set(name, value));
            }
        }
        return legal;
    }

    private ObjectNode stages(ObjectNode written) {
        var legal = JsonNodeFactory.instance.objectNode();
        for (var entry : written.properties()) {
            var path = Key.STAGES + "." + entry.getKey();
            if (!STAGE.matcher(entry.getKey()).matches()) {
                problem(path, "is no name: at most 40 letters, digits, hyphens and underscores");
            } else if (entry.getValue().isNull()) {
                legal.putNull(entry.getKey());
            } else {
                sub(entry.getValue(), path)
                        .map(keys -> stage(keys, path))
                        .ifPresent(stage -> legal.set(entry.getKey(), stage));
            }
        }
        return legal;
    }

    private ObjectNode stage(ObjectNode written, String path) {
        var stage = section(written, path + ".", Key.STAGES + ".*.");
        if (stage.hasNonNull("updates") && stage.hasNonNull("epochs")) {
            problem(path, "has updates and epochs: give one of them");
        }
        return stage;
    }

    private Optional<JsonNode> value(JsonNode value, String shown, String known) {
        var key = Key.of(known);
        if (key.isEmpty()) {
            problem(shown, "is not known" + NearestKey.hint(known));
            return Optional.empty();
        }
        if (value.isNull() && key.get().optional()) {
            return Optional.of(value);
        }
        var legal = key.get().kind().read(value);
        if (legal.isEmpty()) {
            problem(shown, "is " + shorten(value.toString()) + ", must be " + key.get().legal());
        }
        return legal;
    }

    private Optional<ObjectNode> sub(JsonNode value, String path) {
        if (value instanceof ObjectNode keys) {
            return Optional.of(keys);
        }
        problem(path, "is " + shorten(value.toString()) + ", must hold keys of its own");
        return Optional.empty();
    }

    private void problem(String path, String text) {
        problems.add(new Problem(source, shorten(path), text));
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
