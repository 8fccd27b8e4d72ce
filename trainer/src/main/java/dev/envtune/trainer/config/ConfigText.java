package dev.envtune.trainer.config;

import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// A configuration as text.
public final class ConfigText {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .build();

    private ConfigText() {}

    /// Every key with its value. Read back, alone or over any preset, it gives an equal configuration.
    public static String yaml(RunConfig config) {
        ObjectNode bound = JsonMapper.shared().valueToTree(config);
        var tree = JsonNodeFactory.instance.objectNode();
        for (var key : Key.ALL) {
            if (key.ofStage()) {
                tree.withObjectProperty(Key.STAGES).putNull("*"); // of a preset below
            } else {
                put(tree, key.path(), written(key, bound.at(key.pointer())));
            }
        }
        for (var stage : bound.get(Key.STAGES)) {
            for (var key : Key.ALL) {
                if (key.ofStage()) {
                    var path = key.path().replace("*", stage.get("name").stringValue());
                    put(tree, path, written(key, stage.get(key.name())));
                }
            }
        }
        return YAML.writeValueAsString(tree);
    }

    private static void put(ObjectNode tree, String path, JsonNode value) {
        var section = tree;
        var names = path.split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            section = section.withObjectProperty(names[i]);
        }
        section.set(names[names.length - 1], value);
    }

    private static JsonNode written(Key key, JsonNode bound) {
        if (bound.isNull()) {
            return bound;
        }
        return switch (key.kind()) {
            case Kind.Choice _ -> text(Kind.Choice.label(bound.stringValue()));
            case Kind.Time _ -> text(Kind.Time.label(Duration.parse(bound.stringValue())));
            case Kind.Whole _, Kind.Real _, Kind.Some _, Kind.Name _, Kind.Flag _ -> bound;
        };
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }
}
