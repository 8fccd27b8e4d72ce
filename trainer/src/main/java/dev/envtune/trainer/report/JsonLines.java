package dev.envtune.trainer.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Files of one JSON value a line, written so that a crash at any moment loses at most the last line.
final class JsonLines {
    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonLines() {}

    /// Adds a line and waits until it is on the disk. A torn line before it, which a crash left, goes.
    static void append(Path file, Object value) {
        var line = ByteBuffer.wrap(line(value));
        try (var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            long end = endOfLastLine(channel);
            if (end < channel.size()) {
                channel.truncate(end);
            }
            channel.position(end);
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            throw RunFolderException.unwritten(file, e);
        }
    }

    private static long endOfLastLine(FileChannel channel) throws IOException {
        var one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            if (channel.read(one.clear(), end - 1) == 1 && one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    private static byte[] line(Object value) {
        return (JSON.writeValueAsString(value) + "\n").getBytes(UTF_8);
    }

    /// Puts these values in place of a file.
    static void write(Path file, List<?> values) {
        WholeFile.write(
                file,
                out -> {
                    for (var value : values) {
                        out.write(line(value));
                    }
                });
    }

    /// As `write`, compressed.
    static void writeCompressed(Path file, List<?> values) {
        WholeFile.write(
                file,
                out -> {
                    try (var packed = new GZIPOutputStream(out)) {
                        for (var value : values) {
                            packed.write(line(value));
                        }
                    }
                });
    }

    /// The values of a file; none if there is no such file. A torn last line does not count.
    static <T> List<T> read(Path file, Class<T> type) {
        try (var in = Files.newInputStream(file)) {
            return read(file, in, type);
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new RunFolderException.Unreadable(file, e);
        }
    }

    /// The values of a compressed file; none if there is no such file.
    static <T> List<T> readCompressed(Path file, Class<T> type) {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return read(file, in, type);
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new RunFolderException.Unreadable(file, e);
        }
    }

    private static <T> List<T> read(Path file, InputStream in, Class<T> type) throws IOException {
        var text = new String(in.readAllBytes(), UTF_8);
        var values = new ArrayList<T>();
        int from = 0;
        for (int end; (end = text.indexOf('\n', from)) >= 0; from = end + 1) {
            try {
                values.add(JSON.readValue(text.substring(from, end), type));
            } catch (JacksonException e) {
                throw new RunFolderException.Damaged(file, values.size() + 1, e);
            }
        }
        return values;
    }
}
