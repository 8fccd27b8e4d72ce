package dev.envtune.trainer.config;

import dev.envtune.trainer.config.ConfigException.Problem;
import dev.envtune.trainer.config.LayerCheck.Checked;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Sources laid over each other: a later one replaces what it names. Under `stages` a name adds a stage or
/// changes the one there is, `*` changes all that lie below, and nothing (null) in place of keys removes.
final class Layers {
    private static final String WHOLE = "configuration";

    private final ObjectNode tree = JsonNodeFactory.instance.objectNode();
    private final List<Problem> problems = new ArrayList<>();

    Layers() {
        tree.putObject(Key.STAGES);
    }

    void add(Layer layer) {
        Checked checked = LayerCheck.check(layer);
        problems.addAll(checked.problems());
        for (var entry : checked.tree().properties()) {
            if (entry.getKey().equals(Key.STAGES)) {
                addStages(layer.source(), (ObjectNode) entry.getValue());
            } else if (entry.getValue() instanceof ObjectNode section
                    && tree.get(entry.getKey()) instanceof ObjectNode below) {
                below.setAll(section);
            } else {
                tree.set(entry.getKey(), entry.getValue().deepCopy());
            }
        }
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    private ObjectNode stages() {
        return (ObjectNode) tree.get(Key.STAGES);
    }

    private void addStages(String source, ObjectNode written) {
        var all = written.get("*");
        if (all != null && all.isNull()) {
            stages().removeAll();
        } else if (all instanceof ObjectNode changes) {
            stages().values().forEach(stage -> lay(changes, (ObjectNode) stage));
        }
        for (var entry : written.properties()) {
            var name = entry.getKey();
            if (entry.getValue() instanceof ObjectNode changes && !name.equals("*")) {
                lay(changes, stages().withObjectProperty(name));
            } else if (!name.equals("*") && stages().remove(name) == null) {
                problems.add(
                        new Problem(source, Key.STAGES + "." + name, "is not there to remove"));
            }
        }
    }

    /// The number of updates and that of epochs say the same thing: the later one holds.
    private static void lay(ObjectNode changes, ObjectNode stage) {
        if (changes.hasNonNull("updates")) {
            stage.remove("epochs");
        }
        if (changes.hasNonNull("epochs")) {
            stage.remove("updates");
        }
        stage.setAll(changes);
    }

    /// @throws ConfigException with all problems of all layers and of the whole
    RunConfig bind() {
        checkWhole();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        var bound = tree.deepCopy();
        var list = bound.putArray(Key.STAGES);
        for (var entry : stages().properties()) {
            var stage = (ObjectNode) entry.getValue().deepCopy();
            list.add(stage.put("name", entry.getKey()));
        }
        return JsonMapper.shared().treeToValue(bound, RunConfig.class);
    }

    private void checkWhole() {
        if (stages().isEmpty()) {
            missing(Key.STAGES, "is empty: a run needs a stage");
        }
        for (var key : Key.ALL) {
            if (!key.optional() && !key.ofStage() && tree.at(key.pointer()).isMissingNode()) {
                missing(key.path(), "is missing, must be " + key.legal());
            }
        }
        for (var entry : stages().properties()) {
            checkStage(Key.STAGES + "." + entry.getKey(), entry.getValue());
        }
        if (tree.at("/transition/rule").asString("").equals(RunConfig.Rule.AUTOMATIC.name())
                && tree.at("/validation/updates").asInt(1) == 0) {
            missing(
                    "validation.updates",
                    "is 0: with transition.rule automatic a stage is judged by its validations;"
                            + " give 1 or more, or rule budget");
        }
    }

    private void checkStage(String path, JsonNode stage) {
        for (var key : Key.ALL) {
            if (key.ofStage() && !key.optional() && !stage.has(key.name())) {
                missing(path + "." + key.name(), "is missing, must be " + key.legal());
            }
        }
        if (!stage.hasNonNull("updates")
                && !stage.hasNonNull("epochs")
                && !told(path + ".updates")
                && !told(path + ".epochs")) {
            missing(path, "has neither updates nor epochs: give one of them");
        }
    }

    /// Unless a source has already been told of it.
    private void missing(String path, String text) {
        if (!told(path)) {
            problems.add(new Problem(WHOLE, path, text));
        }
    }

    private boolean told(String path) {
        return problems.stream()
                .map(Problem::path)
                .filter(one -> !one.isEmpty())
                .anyMatch(one -> path.equals(one) || path.startsWith(one + "."));
    }
}
