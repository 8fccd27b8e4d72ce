package dev.envtune.env.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Files below a folder.
record FolderFiles(Path root) implements SuiteFiles {
    @Override
    public byte @Nullable [] find(String path) {
        try (var in = Files.newInputStream(root.resolve(path))) {
            return SuiteFiles.readBounded(in, locate(path));
        } catch (NoSuchFileException _) {
            return null;
        } catch (IOException e) {
            throw new UnreadableSuiteException(
                    locate(path) + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public String locate(String path) {
        return root.resolve(path).toString();
    }
}
