package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.python.Value;

/// A file. Writing replaces its content in place, so that every directory that holds it sees the change.
final class File implements Node {
    private final Value name;
    private Content content;

    File(Value name, Content content) {
        this.name = name;
        this.content = content;
    }

    @Override
    public Value name() {
        return name;
    }

    Content content() {
        return content;
    }

    void write(Content replacement) {
        content = replacement;
    }

    boolean sameAs(File other) {
        return this == other || name.equals(other.name) && content.sameAs(other.content);
    }
}
