package dev.envtune.env.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Files on the classpath.
///
/// @param root absolute, with a slash at its end
record ResourceFiles(String root) implements SuiteFiles {
    @Override
    public byte @Nullable [] find(String path) {
        try (var in = ResourceFiles.class.getResourceAsStream(root + path)) {
            return in == null ? null : SuiteFiles.readBounded(in, locate(path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + root + path, e);
        }
    }

    @Override
    public String locate(String path) {
        return "classpath:" + root + path;
    }
}
