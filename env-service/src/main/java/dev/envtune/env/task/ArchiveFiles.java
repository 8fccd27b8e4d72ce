package dev.envtune.env.task;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// The wanted files of a wheel (zip) or an sdist (tar.gz), held in memory.
final class ArchiveFiles implements SuiteFiles {
    /// Four times an unpacked sdist.
    private static final long MAX_UNPACKED_BYTES = 64L << 20;

    private static final String TOO_LARGE = "it unpacks to far more than a bfcl-eval package does";

    private final Path archive;
    private final List<String> wanted;
    private final Map<String, byte[]> contents = new HashMap<>();
    private final String root;
    private long keptBytes;

    /// @param wanted paths below the root
    /// @param marker the path whose place tells where the root is
    ArchiveFiles(Path archive, Collection<String> wanted, String marker) {
        this.archive = archive;
        this.wanted = List.copyOf(wanted);
        try {
            readContents();
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableSuiteException(
                    archive
                            + " is no readable wheel or sdist ("
                            + e.getMessage()
                            + "): download bfcl-eval again",
                    e);
        }
        this.root =
                contents.keySet().stream()
                        .filter(name -> isAt(name, marker))
                        .map(name -> name.substring(0, name.length() - marker.length()))
                        .min(Comparator.comparing(String::length))
                        .orElseThrow(
                                () ->
                                        new UnreadableSuiteException(
                                                archive
                                                        + " holds no "
                                                        + marker
                                                        + ": give a wheel or an sdist of"
                                                        + " bfcl-eval"));
    }

    private void readContents() throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(archive)) {
            head = in.readNBytes(2);
        }
        if (head.length == 2 && head[0] == 'P' && head[1] == 'K') {
            readZip();
        } else if (head.length == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
            readTar();
        } else {
            throw new IOException("it starts like neither zip nor gzip");
        }
    }

    private void readZip() throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (isWanted(entry.getName())) {
                    try (var in = zip.getInputStream(entry)) {
                        keep(entry.getName(), in);
                    }
                }
            }
        }
    }

    private void readTar() throws IOException {
        try (var file = new BufferedInputStream(Files.newInputStream(archive));
                var tar = new TarArchiveInputStream(new Unpacked(new GZIPInputStream(file)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (isWanted(entry.getName())) {
                    keep(entry.getName(), tar);
                }
            }
        }
    }

    /// Ends what unpacks to far more than a package does, headers included.
    private static final class Unpacked extends FilterInputStream {
        private long bytes;

        Unpacked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(read);
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = super.skip(wanted);
            count(skipped);
            return skipped;
        }

        private void count(long more) throws IOException {
            bytes += more;
            if (bytes > MAX_UNPACKED_BYTES) {
                throw new IOException(TOO_LARGE);
            }
        }
    }

    private void keep(String name, InputStream in) throws IOException {
        var content = SuiteFiles.readBounded(in, archive + "!/" + name);
        keptBytes += content.length;
        if (keptBytes > MAX_UNPACKED_BYTES) {
            throw new IOException(TOO_LARGE);
        }
        contents.put(name, content);
    }

    private boolean isWanted(String name) {
        return wanted.stream().anyMatch(path -> isAt(name, path));
    }

    private static boolean isAt(String name, String path) {
        return name.equals(path) || name.endsWith("/" + path);
    }

    @Override
    public byte @Nullable [] find(String path) {
        return contents.get(root + path);
    }

    @Override
    public String locate(String path) {
        return archive + "!/" + root + path;
    }
}
