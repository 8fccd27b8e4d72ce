package dev.envtune.env.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Imports the official multi-turn data from the `bfcl-eval` package in any of its forms: a folder that
/// holds `data/` (with `long_context.json` or the package's `long_context.py`), a folder that holds such
/// a folder as `bfcl_eval/`, a wheel, or an sdist. Nothing in it is executed or unpacked to disk.
public final class BfclImporter {
    /// @param warnings what differs from the release that the sandboxes are checked against, one
    ///     sentence each
    public record Imported(Suite suite, List<String> warnings) {
        public Imported {
            warnings = List.copyOf(warnings);
        }
    }

    private static final String MARKER = "data/" + Layout.OFFICIAL.filePrefix() + "base.json";

    private BfclImporter() {}

    /// @throws UnreadableSuiteException if there is no such data, or any of it is missing or damaged
    public static Imported read(Path path) {
        var files = open(path);
        var documents = OfficialDocuments.read(files, Layout.OFFICIAL);
        var suite = SuiteReader.read(files, Layout.OFFICIAL, documents);
        return new Imported(suite, Release.differences(files, suite.longContext()));
    }

    private static SuiteFiles open(Path path) {
        if (Files.isDirectory(path)) {
            return new FolderFiles(root(path));
        }
        if (Files.isRegularFile(path)) {
            return new ArchiveFiles(path, Layout.OFFICIAL.paths(), MARKER);
        }
        throw new UnreadableSuiteException(
                path
                        + " does not exist: give the folder, wheel or sdist of bfcl-eval (pip download"
                        + " --no-deps bfcl-eval gets a wheel)");
    }

    private static Path root(Path folder) {
        for (var candidate : List.of(folder, folder.resolve("bfcl_eval"))) {
            if (Files.isDirectory(candidate.resolve("data"))) {
                return candidate;
            }
        }
        throw new UnreadableSuiteException(
                folder
                        + " holds neither data/ nor bfcl_eval/data/: give the folder, wheel or sdist of"
                        + " bfcl-eval");
    }
}
