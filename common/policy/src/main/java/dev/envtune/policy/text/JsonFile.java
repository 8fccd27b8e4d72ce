package dev.envtune.policy.text;

import dev.envtune.policy.PolicyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON documents of a model folder.
final class JsonFile {
    static final JsonMapper MAPPER = JsonMapper.shared();

    private JsonFile() {}

    /// The document, or an empty one where the file does not exist.
    static ObjectNode readIfPresent(Path file) {
        return Files.exists(file) ? read(file) : MAPPER.createObjectNode();
    }

    static ObjectNode read(Path file) {
        try {
            if (MAPPER.readTree(Files.readString(file)) instanceof ObjectNode object) {
                return object;
            }
            throw damaged(file, "it holds no JSON object", null);
        } catch (JacksonException e) {
            throw damaged(file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw damaged(file, e.toString(), e);
        }
    }

    static void write(Path file, ObjectNode document) throws IOException {
        var text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        Files.writeString(file, text + "\n", StandardCharsets.UTF_8);
    }

    static PolicyException damaged(Path file, String problem, @Nullable Throwable cause) {
        return new PolicyException(
                file
                        + " cannot be read: "
                        + problem
                        + ". Copy it again from the model's repository.",
                cause);
    }
}
