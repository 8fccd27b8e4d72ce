package dev.envtune.trainer.config;

import dev.envtune.trainer.config.ConfigException.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads the configuration of a run: presets from left to right over `paper`, a file over these, settings
/// over that.
public final class ConfigReader {
    private static final String PRESET = "preset";

    private ConfigReader() {}

    /// @param presets names with commas between them; null for the `preset` of the file, or else `demo`
    /// @param file YAML
    /// @param settings of the form `key.path=value`, the value as in YAML
    /// @throws ConfigException with all that is wrong
    public static RunConfig read(
            @Nullable String presets, @Nullable Path file, List<String> settings) {
        var above = new ArrayList<Layer>();
        var problems = new ArrayList<Problem>();
        if (file != null) {
            addLayer(() -> Layer.file(file), above, problems);
        }
        var written = presets == null ? presetOf(above) : presets;
        for (var setting : settings) {
            addLayer(() -> setting(setting), above, problems);
        }
        var layers = new Layers();
        problems.forEach(layers::add);
        layers.add(Layer.preset(Preset.PAPER));
        for (var label : List.of(written.split(",", -1))) {
            addPreset(label.strip(), layers);
        }
        above.forEach(layers::add);
        layers.add(named(written));
        return layers.bind();
    }

    /// What [ConfigText] wrote.
    ///
    /// @param source a name for messages
    /// @throws ConfigException with all that is wrong
    public static RunConfig readWhole(String source, byte[] yaml) {
        var layers = new Layers();
        layers.add(Layer.yaml(source, yaml));
        return layers.bind();
    }

    private static String presetOf(List<Layer> file) {
        return file.isEmpty()
                ? Preset.DEMO.label()
                : file.getFirst().tree().path(PRESET).asString(Preset.DEMO.label());
    }

    private static void addPreset(String label, Layers layers) {
        Preset.of(label)
                .ifPresentOrElse(
                        preset -> {
                            if (preset != Preset.PAPER) {
                                layers.add(Layer.preset(preset));
                            }
                        },
                        () ->
                                layers.add(
                                        new Problem(
                                                "preset " + label,
                                                "",
                                                "is not known; there are "
                                                        + String.join(", ", Preset.labels()))));
    }

    private static Layer setting(String text) {
        var layer = Layer.setting(text);
        if (layer.tree().has(PRESET)) {
            throw new ConfigException(
                    List.of(new Problem(layer.source(), PRESET, "is chosen by --preset")));
        }
        return layer;
    }

    private static Layer named(String presets) {
        var tree = JsonNodeFactory.instance.objectNode().put(PRESET, presets.replace(" ", ""));
        return new Layer("--preset", tree);
    }

    private static void addLayer(
            Supplier<Layer> reading, List<Layer> layers, List<Problem> problems) {
        try {
            layers.add(reading.get());
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
    }
}
