package dev.envtune.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder with all that is in it.
final class FileTree {
    private FileTree() {}

    /// Deletes the tree if there is one. Links are deleted, never followed.
    static void delete(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (NoSuchFileException e) {
            if (!root.toString().equals(e.getFile())) {
                throw e;
            }
        }
    }
}
