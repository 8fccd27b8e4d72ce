package dev.envtune.trainer.config;

import dev.envtune.trainer.config.ConfigException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Keys and values from one place, as they were written.
///
/// @param source a name for messages
record Layer(String source, ObjectNode tree) {
    private static final int MAX_BYTES = 1 << 20;
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    static Layer preset(Preset preset) {
        var resource = "/preset/" + preset.label() + ".yaml";
        try (InputStream in = Objects.requireNonNull(Layer.class.getResourceAsStream(resource))) {
            return yaml("preset " + preset.label(), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /// @throws ConfigException if it cannot be read
    static Layer file(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw problem(file.toString(), "is larger than 1 MiB, so it is no configuration");
            }
            return yaml(file.toString(), bytes);
        } catch (NoSuchFileException _) {
            throw problem(file.toString(), "does not exist");
        } catch (IOException e) {
            throw problem(file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    /// @throws ConfigException if it is not YAML, or not keys and values
    static Layer yaml(String source, byte[] text) {
        try {
            JsonNode tree = YAML.readTree(text);
            return switch (tree) {
                case ObjectNode keys -> new Layer(source, keys);
                case JsonNode empty when empty.isMissingNode() || empty.isNull() ->
                        new Layer(source, JsonNodeFactory.instance.objectNode());
                default -> throw problem(source, "holds no keys");
            };
        } catch (JacksonException e) {
            throw problem(source, "is not YAML that can be used: " + where(e));
        }
    }

    /// @param text `key.path=value`, the value as in YAML
    /// @throws ConfigException if it is not of that form
    static Layer setting(String text) {
        var source = "--set " + text;
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw problem(source, "is not of the form key.path=value");
        }
        var names = List.of(text.substring(0, equals).strip().split("\\.", -1));
        var tree = JsonNodeFactory.instance.objectNode();
        var section = tree;
        for (var name : names.subList(0, names.size() - 1)) {
            section = section.putObject(name);
        }
        section.set(names.getLast(), value(source, text.substring(equals + 1)));
        return new Layer(source, tree);
    }

    private static JsonNode value(String source, String text) {
        try {
            var value = YAML.readTree(text);
            return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
        } catch (JacksonException e) {
            throw problem(source, "holds no value that can be used: " + where(e));
        }
    }

    private static String where(JacksonException e) {
        var place = e.getLocation();
        var line = e.getOriginalMessage().lines().findFirst().orElse("");
        return place == null || place.getLineNr() < 1
                ? line
                : line + " (line " + place.getLineNr() + ")";
    }

    private static ConfigException problem(String source, String text) {
        return new ConfigException(List.of(new Problem(source, "", text)));
    }
}
