package dev.envtune.env.demonstration;

import dev.envtune.env.session.WireFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.type.TypeReference;

/// Reads the YAML files of `demonstration/` among the resources.
final class Resources {
    private Resources() {}

    static <T> T read(String name, TypeReference<T> type) {
        var path = "/demonstration/" + name;
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try (var in = Objects.requireNonNull(Resources.class.getResourceAsStream(path), path);
                var text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return WireFormat.mapper().convertValue(yaml.<Object>load(text), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
