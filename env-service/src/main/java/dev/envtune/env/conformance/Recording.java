package dev.envtune.env.conformance;

import dev.envtune.env.session.PlayableTasks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file of recorded rows, one JSON object a line, plain or gzipped.
public final class Recording {
    /// What sandboxes take for the present while they play a recording; of the official tools only
    /// the age check looks at it.
    static final Instant PRESENT = Instant.parse("2026-03-23T00:00:00Z");

    /// Reads what `json.dumps` writes: NaN and infinities, and integers as long as Python prints.
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNumberLength(5_000)
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .build();

    private static final int GZIP_MAGIC = 0x1f8b;

    private Recording() {}

    /// What playing a recording showed.
    ///
    /// @param matched rows without a difference
    /// @param total rows
    public record Outcome(int matched, int total, List<Difference> differences) {
        public Outcome {
            differences = List.copyOf(differences);
        }

        public boolean allMatched() {
            return matched == total;
        }

        Outcome plus(Outcome other) {
            var both = new ArrayList<>(differences);
            both.addAll(other.differences);
            return new Outcome(matched + other.matched, total + other.total, both);
        }
    }

    /// Plays every row on fresh state.
    ///
    /// @throws UnreadableRecordingException if the file is missing or a line is no row of this kind
    public static Outcome play(RecordingKind kind, Path file, PlayableTasks tasks) {
        var differences = new ArrayList<Difference>();
        int matched = 0;
        int total = 0;
        try (var lines = open(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                total++;
                var found = play(kind, file, total, line, tasks);
                matched += found.isEmpty() ? 1 : 0;
                differences.addAll(found);
            }
        } catch (NoSuchFileException e) {
            throw new UnreadableRecordingException(file + " does not exist");
        } catch (IOException e) {
            throw new UnreadableRecordingException(
                    file + ":" + (total + 1) + ": cannot be read: " + e.getMessage());
        }
        return new Outcome(matched, total, differences);
    }

    private static List<Difference> play(
            RecordingKind kind, Path file, int number, String line, PlayableTasks tasks) {
        JsonNode row;
        try {
            row = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new UnreadableRecordingException(
                    file + ":" + number + ": is no JSON object: " + e.getOriginalMessage());
        }
        try {
            return kind.play(row, tasks);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new UnreadableRecordingException(
                    file
                            + ":"
                            + number
                            + ": is no row of kind "
                            + kind.name().toLowerCase(Locale.ROOT)
                            + ": "
                            + e.getMessage());
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        boolean gzipped;
        try (var in = Files.newInputStream(file)) {
            gzipped = (in.read() << 8 | in.read()) == GZIP_MAGIC;
        }
        InputStream in = Files.newInputStream(file);
        return new BufferedReader(
                new InputStreamReader(
                        gzipped ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    }
}
