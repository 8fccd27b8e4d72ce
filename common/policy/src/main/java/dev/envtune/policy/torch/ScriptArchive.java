package dev.envtune.policy.torch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs the TorchScript source into the archive that libtorch loads: a stored zip with the code, an
/// empty module and no constants.
final class ScriptArchive {
    private static final String SOURCE = "decoder.py";
    private static final String EMPTY_MODULE =
            "\u0080\u0002c__torch__\nDecoder\nq\u0000)\u0081}X\u0008\u0000\u0000\u0000trainingq\u0001\u0088sb.";
    private static final String NO_CONSTANTS = "\u0080\u0002).";

    private ScriptArchive() {}

    static byte[] pack() {
        var archive = new ByteArrayOutputStream();
        try (var source = ScriptArchive.class.getResourceAsStream(SOURCE);
                var zip = new ZipOutputStream(archive)) {
            if (source == null) {
                throw new IllegalStateException("the resource " + SOURCE + " is not in this build");
            }
            store(zip, "d/code/__torch__.py", source.readAllBytes());
            store(zip, "d/data.pkl", EMPTY_MODULE.getBytes(ISO_8859_1));
            store(zip, "d/constants.pkl", NO_CONSTANTS.getBytes(ISO_8859_1));
            store(zip, "d/version", "3".getBytes(UTF_8));
            store(zip, "d/byteorder", "little".getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
