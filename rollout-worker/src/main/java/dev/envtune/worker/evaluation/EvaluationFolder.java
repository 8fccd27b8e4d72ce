package dev.envtune.worker.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where an evaluation is kept, episode by episode: what was played before a crash is not played again.
public final class EvaluationFolder implements AutoCloseable {
    private static final String SETTINGS = "settings.json";
    private static final String EPISODES = "episodes.jsonl";
    private static final String FIGURES = "figures.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final FileChannel file;
    private final List<PlayedEpisode> episodes;

    /// What a folder's episodes have in common.
    ///
    /// @param policyChecksum of its weights, or the name of a model elsewhere
    /// @param tasksChecksum of their ids and contents
    public record Subject(
            EvaluationSettings settings, String policyChecksum, String tasksChecksum) {}

    private EvaluationFolder(Path folder, FileChannel file, List<PlayedEpisode> episodes) {
        this.folder = folder;
        this.file = file;
        this.episodes = episodes;
    }

    /// What the folder is of; nothing where it is a new one.
    ///
    /// @throws EvaluationException if that cannot be read
    public static Optional<Subject> subject(Path folder) {
        var file = folder.resolve(SETTINGS);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Subject.class));
        } catch (IOException | JacksonException e) {
            throw EvaluationException.damaged(file, e);
        }
    }

    /// Opens a new folder, or one of the same subject to go on with it.
    ///
    /// @throws EvaluationException if the folder is of another subject, in use, or cannot be written
    public static EvaluationFolder open(Path folder, Subject subject) {
        try {
            var found = subject(folder);
            if (found.isPresent()) {
                requireSame(folder, found.get(), subject);
            } else {
                Files.createDirectories(folder);
                writeWhole(folder.resolve(SETTINGS), pretty(subject));
            }
            var file =
                    FileChannel.open(
                            folder.resolve(EPISODES),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            lock(file, folder);
            return new EvaluationFolder(folder, file, read(file, folder.resolve(EPISODES)));
        } catch (IOException e) {
            throw EvaluationException.unwritten(folder, e);
        }
    }

    private static void requireSame(Path folder, Subject found, Subject subject) {
        var before = JSON.valueToTree(found);
        var now = JSON.valueToTree(subject);
        var differing = new TreeSet<String>();
        before.path("settings")
                .propertyNames()
                .forEach(
                        name -> {
                            if (!before.path("settings")
                                    .path(name)
                                    .equals(now.path("settings").path(name))) {
                                differing.add(name);
                            }
                        });
        if (!found.policyChecksum().equals(subject.policyChecksum())) {
            differing.add("the policy itself");
        }
        if (!found.tasksChecksum().equals(subject.tasksChecksum())) {
            differing.add("the tasks themselves");
        }
        if (!differing.isEmpty()) {
            throw new EvaluationException(
                    "%s holds an evaluation that differs in %s. Give --out another folder, or --out alone to go on with that one."
                            .formatted(folder, String.join(", ", differing)));
        }
    }

    private static void lock(FileChannel file, Path folder) throws IOException {
        try {
            if (file.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // Told below.
        }
        file.close();
        throw new EvaluationException(
                "Another process evaluates into %s. Wait for it, or give --out another folder."
                        .formatted(folder));
    }

    /// The episodes so far. A torn last line, which a crash left, goes.
    private static List<PlayedEpisode> read(FileChannel file, Path name) throws IOException {
        var text = new String(Files.readAllBytes(name), UTF_8);
        var episodes = new ArrayList<PlayedEpisode>();
        int from = 0;
        for (int end; (end = text.indexOf('\n', from)) >= 0; from = end + 1) {
            try {
                episodes.add(JSON.readValue(text.substring(from, end), PlayedEpisode.class));
            } catch (JacksonException e) {
                throw EvaluationException.damaged(name, e);
            }
        }
        long whole = text.substring(0, from).getBytes(UTF_8).length;
        file.truncate(whole);
        file.position(whole);
        return episodes;
    }

    public Path path() {
        return folder;
    }

    public synchronized List<PlayedEpisode> episodes() {
        return List.copyOf(episodes);
    }

    /// Keeps an episode: once this returns, a crash of this process does not lose it.
    public synchronized void add(PlayedEpisode episode) {
        var line = ByteBuffer.wrap((JSON.writeValueAsString(episode) + "\n").getBytes(UTF_8));
        try {
            while (line.hasRemaining()) {
                file.write(line);
            }
        } catch (IOException e) {
            throw EvaluationException.unwritten(folder.resolve(EPISODES), e);
        }
        episodes.add(episode);
    }

    /// Writes what the episodes so far come to, and the official result files.
    public synchronized void write(Evaluation evaluation) {
        try {
            writeWhole(folder.resolve(FIGURES), pretty(evaluation));
            for (var entry : ResultFiles.of(episodes).entrySet()) {
                var target = folder.resolve(entry.getKey());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                writeWhole(target, entry.getValue());
            }
        } catch (IOException e) {
            throw EvaluationException.unwritten(folder, e);
        }
    }

    private static String pretty(Object value) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    }

    private static void writeWhole(Path target, String text) throws IOException {
        var part = target.resolveSibling(target.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(
                part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw EvaluationException.unwritten(folder, e);
        }
    }
}
