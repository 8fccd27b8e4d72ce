package dev.envtune.env.task;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The files that a suite is read from, by their paths below its root; nothing is unpacked to disk.
interface SuiteFiles {
    /// Many times the largest file of the official data.
    int MAX_FILE_BYTES = 16 << 20;

    /// The file's content, or null where there is none.
    byte @Nullable [] find(String path);

    /// Where a file is or should be, as messages name it.
    String locate(String path);

    default byte[] read(String path) {
        var content = find(path);
        if (content == null) {
            throw new UnreadableSuiteException(
                    locate(path)
                            + " is missing: give the folder, wheel or sdist of a complete bfcl-eval"
                            + " package");
        }
        return content;
    }

    /// The whole stream, refused past [#MAX_FILE_BYTES].
    static byte[] readBounded(InputStream in, String location) throws IOException {
        var content = in.readNBytes(MAX_FILE_BYTES + 1);
        if (content.length > MAX_FILE_BYTES) {
            throw new UnreadableSuiteException(
                    location
                            + " is larger than "
                            + (MAX_FILE_BYTES >> 20)
                            + " MiB, so it is no file of the official data");
        }
        return content;
    }
}
