package dev.envtune.worker.bootstrap;

import dev.envtune.contract.Demonstration;
import dev.envtune.contract.client.EnvCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Demonstrations in files of a folder, written by the environment service's program when they are
/// first asked for. The same kind, count and seed are the same demonstrations.
public final class DemonstrationFiles {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;

    /// What a demonstration is like.
    enum Kind {
        /// One or two turns, few tools.
        DRILL("drill"),
        /// A whole task.
        EPISODE("episode");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    DemonstrationFiles(Path folder) {
        this.folder = folder;
    }

    List<Demonstration> read(Kind kind, int count, long seed) {
        var file = folder.resolve("%s-%d-%d.jsonl.gz".formatted(kind.label, count, seed));
        try {
            if (!Files.exists(file)) {
                generate(kind, count, seed, file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read demonstrations from " + file, e);
        }
    }

    /// The tasks of a suite with their ground truth played. The service never shows it; its program does.
    ///
    /// @param bfcl the official data, for its suite
    public static List<Demonstration> truth(String suite, @Nullable Path bfcl) {
        try {
            var file = Files.createTempFile("envtune-truth", ".jsonl.gz");
            try {
                var arguments =
                        new ArrayList<>(
                                List.of(
                                        "demonstrations",
                                        "--truth",
                                        suite,
                                        "--out",
                                        file.toString()));
                if (bfcl != null) {
                    arguments.addAll(List.of("--bfcl", bfcl.toString()));
                }
                EnvCommand.run(arguments);
                return read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the temporary folder", e);
        }
    }

    private static List<Demonstration> read(Path file) throws IOException {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                                StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> JSON.readValue(line, Demonstration.class)).toList();
        }
    }

    private void generate(Kind kind, int count, long seed, Path file) throws IOException {
        Files.createDirectories(folder);
        var part = folder.resolve(file.getFileName() + ".part");
        EnvCommand.run(
                List.of(
                        "demonstrations",
                        "--kind",
                        kind.label,
                        "--count",
                        String.valueOf(count),
                        "--seed",
                        String.valueOf(seed),
                        "--out",
                        part.toString()));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
