package dev.envtune.trainer.config;

import java.util.List;
import java.util.stream.Collectors;

/// A configuration cannot be used. It names everything that is wrong with it at once.
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param source the file, preset or option in which it stands
    /// @param path of the key, or empty where it concerns the source as a whole
    /// @param text what is wrong and what would be right
    public record Problem(String source, String path, String text) {
        @Override
        public String toString() {
            return source + ": " + (path.isEmpty() ? "" : path + " ") + text;
        }
    }

    private final transient List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        super(
                problems.stream()
                        .map(Problem::toString)
                        .collect(
                                Collectors.joining(
                                        "\n  ", "The configuration cannot be used:\n  ", "")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
