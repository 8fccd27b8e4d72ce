package dev.envtune.env.sandbox.filesystem;

import org.jspecify.annotations.Nullable;

/// What a tool's argument must name.
enum Kind {
    FILE("file"),
    DIRECTORY("directory"),
    ANY("file or directory"),

    /// A name to make, or to try to write to.
    NEW("name");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean fits(@Nullable Node node) {
        return switch (this) {
            case FILE -> node instanceof File;
            case DIRECTORY -> node instanceof Directory;
            case ANY -> node != null;
            case NEW -> true;
        };
    }
}
